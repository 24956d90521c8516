namespace Domain.Responsibility;

/// <summary>Roles of domain.md section 1.</summary>
public enum Role
{
    /// <summary>执法人员 (包点).</summary>
    Inspector,

    /// <summary>中队长 (包线).</summary>
    SquadLeader,

    /// <summary>分局大队长.</summary>
    BrigadeLeader,

    /// <summary>分局副局长.</summary>
    DeputyDirector,

    /// <summary>分局一把手 (包片).</summary>
    CountyDirector,

    /// <summary>市支队执法人员.</summary>
    CityInspector,

    /// <summary>专项行动办公室.</summary>
    CityOffice,

    /// <summary>市局领导.</summary>
    CityLeader,

    /// <summary>驻局纪检组.</summary>
    DisciplineOffice,

    /// <summary>企业环保负责人.</summary>
    EnterpriseOfficer,

    /// <summary>系统管理员.</summary>
    Administrator,
}
