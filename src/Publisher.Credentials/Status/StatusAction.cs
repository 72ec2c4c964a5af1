namespace Publisher.Credentials.Status;

/// <summary>What a decision does to an award. The order is the states': the first of several that apply is told.</summary>
public enum StatusAction
{
    /// <summary>The guild takes it back. Final.</summary>
    Revoke,
    /// <summary>It is unpublished at its holder's wish.</summary>
    Withdraw,
    /// <summary>Another award takes its place.</summary>
    Supersede,
}
