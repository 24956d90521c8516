namespace Domain.Enterprises;

/// <summary>How the campaign treats an enterprise (二(一)1 and 2).</summary>
public enum Track
{
    /// <summary>其他企业: visited exactly once.</summary>
    Full,

    /// <summary>正面清单企业: self-check and commitment, no routine visit.</summary>
    PositiveList,

    /// <summary>小微企业: self-check and commitment, no routine visit.</summary>
    SmallMicro,
}
