using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Verification;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>What is remembered of one verified award.</summary>
internal readonly record struct MemoryRecord
{
    /// <summary>The stamps of its files, when each had one.</summary>
    public required ContentKey? Stamps { get; init; }
    /// <summary>The digest of its files.</summary>
    public required Digest Digest { get; init; }
    /// <summary>The key of everything else that had a say.</summary>
    public required ContentKey Context { get; init; }
    /// <summary>Whether it had evidence files, which <see cref="Digest"/> does not cover.</summary>
    public required bool HasEvidence { get; init; }
    /// <summary>Its badge and version.</summary>
    public required BadgeAddress Badge { get; init; }
    /// <summary>The holder.</summary>
    public required HolderKey Holder { get; init; }
    /// <summary>Valid from.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
    /// <summary>Valid until, or null.</summary>
    public required DateTimeOffset? ValidUntil { get; init; }
    /// <summary>The day people remember.</summary>
    public required DateOnly AwardedOn { get; init; }
    /// <summary>Address of its status list, or null.</summary>
    public required string? StatusList { get; init; }
    /// <summary>Its place in the list.</summary>
    public required int StatusIndex { get; init; }
    /// <summary>How it stood.</summary>
    public required CredentialState State { get; init; }
    /// <summary>The authority version that judged it.</summary>
    public required int AuthorityVersion { get; init; }
    /// <summary>The rule that let it.</summary>
    public required int RuleIndex { get; init; }
    /// <summary>Who signed and counted.</summary>
    public required ImmutableArray<AwardSigner> Signers { get; init; }
}
