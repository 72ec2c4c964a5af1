using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB034x: endorsements.</summary>
public static class EndorsementDescriptors
{
    /// <summary>An altered or foreign endorsement. {0} reason.</summary>
    public static DiagnosticDescriptor Altered { get; } = new("PUB0340", Severity.Error,
        "this endorsement was changed after it was signed, or was never signed so: {0}",
        "bring the file back as it was committed; to say something else, let the person endorse anew with 'publisher endorse'");

    /// <summary>An endorsement of what is not here. {0} address, {1} reason.</summary>
    public static DiagnosticDescriptor EndorsesNothing { get; } = new("PUB0341", Severity.Error,
        "it endorses '{0}', but {1}",
        "bring what it endorses back from git, or delete the endorsement with it");

    /// <summary>The address is not the file's. {0} found, {1} expected.</summary>
    public static DiagnosticDescriptor EndorsementId { get; } = new("PUB0342", Severity.Error,
        "the endorsement's address is '{0}', but a file of this name must say '{1}'",
        "give the file the name in its address; 'publisher endorse --add FILE' does that");

    /// <summary>Not the endorser's key, or one that no longer counts. {0} reason.</summary>
    public static DiagnosticDescriptor NotTheirKey { get; } = new("PUB0343", Severity.Error,
        "this endorsement does not count: {0}",
        "let the person endorse anew with a key of their own, or delete the file");

    /// <summary>An endorsement that could not be judged. {0} reason.</summary>
    public static DiagnosticDescriptor Undetermined { get; } = new("PUB0344", Severity.Error,
        "it could not be determined whether this endorsement holds: {0}",
        "let the person endorse with 'publisher endorse', under a key that needs no other site to be checked");

    /// <summary>Other bytes. {0} reason, {1} address.</summary>
    public static DiagnosticDescriptor OtherBytes { get; } = new("PUB0345", Severity.Error,
        "the endorsement and what stands here do not belong together: {0}",
        "bring {1} back from git as it was endorsed, or let the person endorse what it says now");

    /// <summary>Praise of oneself.</summary>
    public static DiagnosticDescriptor OwnAward { get; } = new("PUB0346", Severity.Error,
        "whoever holds an award cannot endorse it, and this is signed with a key of its holder",
        "delete the file; what the holder says of it can stand in the award's narrative or on their own page");

    /// <summary>An endorsement whose award waits.</summary>
    public static DiagnosticDescriptor Waiting { get; } = new("PUB0347", Severity.Warning,
        "the award it endorses waits for signatures, so the endorsement is not published yet",
        "nothing to do: it appears together with the award");

    /// <summary>A decision about an endorsement that is not here. {0} endorsement id.</summary>
    public static DiagnosticDescriptor WithdrawsNothing { get; } = new("PUB0348", Severity.Error,
        "this decision withdraws the endorsement {0}, which is not here",
        "bring the endorsement back from git, or its file in content/status/withdrawn/; a decision that never counted is simply deleted");

    /// <summary>A decision about an endorsement that never counts. {0} reason.</summary>
    public static DiagnosticDescriptor WithdrawalRefused { get; } = new("PUB0349", Severity.Error,
        "this decision does not withdraw the endorsement: {0}",
        "bring it back from git as it was committed; if it was never good, delete it, and whoever endorsed or the guild withdraws again");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [Altered, EndorsesNothing, EndorsementId, NotTheirKey, Undetermined, OtherBytes, OwnAward, Waiting, WithdrawsNothing, WithdrawalRefused];
}
