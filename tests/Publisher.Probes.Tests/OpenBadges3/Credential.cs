using System.Text.Json;
using Publisher.Probes.Tests.Reading;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>What a probe looks at: a credential, where the validator may fetch from, and the moment it is asked.</summary>
/// <param name="Json">The credential.</param>
/// <param name="Kind">What it should be.</param>
/// <param name="Web">What stands at addresses.</param>
/// <param name="Graphs">Reads it as linked data.</param>
/// <param name="At">The moment.</param>
internal sealed record Credential(JsonElement Json, CredentialKind Kind, KnownWeb Web, Graphs Graphs, DateTimeOffset At)
{
    /// <summary>Whether it is of version 1.1 of the data model.</summary>
    public bool IsVersion1 => Json.Texts("@context") is [CredentialKind.Version1, ..];
}

/// <summary>The kinds of credentials the validator knows, with the contexts and types it asks of them.</summary>
internal sealed record CredentialKind(string[] Contexts, string[] Types)
{
    public const string Version1 = "https://www.w3.org/2018/credentials/v1";
    public const string Version2 = "https://www.w3.org/ns/credentials/v2";
    public const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    public static CredentialKind Award { get; } = new([Version2, OpenBadges], ["OpenBadgeCredential", "AchievementCredential"]);
    public static CredentialKind Endorsement { get; } = new([Version2, OpenBadges], ["EndorsementCredential"]);
    public static CredentialKind StatusList { get; } = new([Version2], ["BitstringStatusListCredential"]);
}
