namespace Bot.Simulator.State;

/// <summary>The corp's departments, who stands where, and what of it the application sees.</summary>
internal sealed class Contacts(SimulatorSettings settings)
{
    private const int Root = 1;

    private static readonly SimulatedPlace AtRoot = new([Root], []);

    /// <summary>The root and all departments, by number.</summary>
    public IReadOnlyList<SimulatedDepartment> Departments => [new SimulatedDepartment(Root, "企业", 0), .. settings.Departments.OrderBy(department => department.Id)];

    public SimulatedPlace PlaceOf(SimulatedMember member) => settings.Places.TryGetValue(member.UserId, out var place) ? place : AtRoot;

    public bool Exists(int department) => Departments.Any(one => one.Id == department);

    public bool IsVisible(int department) => settings.VisibleDepartments.Count == 0 || settings.VisibleDepartments.Any(visible => IsWithin(department, visible));

    public bool IsVisible(SimulatedMember member) => PlaceOf(member).Departments.Any(IsVisible);

    /// <summary>Whether the department is that one or lies below it.</summary>
    public bool IsWithin(int department, int upper)
    {
        for (var at = department; at != 0; at = Departments.FirstOrDefault(one => one.Id == at)?.ParentId ?? 0)
        {
            if (at == upper)
            {
                return true;
            }
        }

        return false;
    }
}
