using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Content;

/// <summary>How the last pull of a peer went.</summary>
public enum PeerStanding
{
    /// <summary>It was reached, and what it says of itself holds.</summary>
    Current,
    /// <summary>It could not be reached, or not read to the end; here is the last good copy.</summary>
    Stale,
    /// <summary>It showed other rules than it had shown before; the last good copy stays until people have looked into it.</summary>
    Refused,
}

/// <summary>Something of a peer's that was not taken.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Code">The diagnostic's code.</param>
/// <param name="Reason">Why: a phrase. It may hold what the peer wrote, so it is escaped wherever it is shown.</param>
public sealed record PeerSetAside(string Url, string Code, string Reason);

/// <summary>How many of each a peer had when it was pulled.</summary>
/// <param name="Badges">Badges it publishes.</param>
/// <param name="Awards">Awards that were read and can be relied on, however they stand.</param>
/// <param name="Valid">Of these, in force.</param>
/// <param name="TakenBack">Of these, revoked, withdrawn or replaced.</param>
/// <param name="Expired">Of these, past their end.</param>
/// <param name="Undetermined">Awards that could not be judged from here.</param>
/// <param name="SetAside">Documents that were set aside.</param>
public sealed record PeerCounts(int Badges, int Awards, int Valid, int TakenBack, int Expired, int Undetermined, int SetAside);

/// <summary>
/// <c>content/peers/&lt;name&gt;/seen.json</c>, format 1: what <c>publisher sync</c> saw and when. Nothing in it is signed, and nothing that is believed rests on it: it says when, how much,
/// and what was left out.
/// </summary>
public sealed record PeerSeen
{
    /// <summary>The file's name in a peer's folder.</summary>
    public const string FileName = "seen.json";

    private static readonly ImmutableArray<string> Standings = ["current", "stale", "refused"];

    /// <summary>What the peer calls itself.</summary>
    public required string Name { get; init; }
    /// <summary>What it says of itself, in one sentence; null when it says nothing.</summary>
    public string? Description { get; init; }
    /// <summary>The two capital letters of its country; null when it does not say.</summary>
    public string? Country { get; init; }
    /// <summary>When it was last read to the end.</summary>
    public required DateTimeOffset Seen { get; init; }
    /// <summary>How the last pull went.</summary>
    public PeerStanding Standing { get; init; }
    /// <summary>Why it is not current: a phrase; null when it is.</summary>
    public string? Reason { get; init; }
    /// <summary>The newest version of its rules.</summary>
    public int AuthorityVersion { get; init; }
    /// <summary>The digest of that version's bytes.</summary>
    public string AuthorityDigest { get; init; } = "";
    /// <summary>The digest of its feed as it was last read to the end; null when it was not.</summary>
    public string? Feed { get; init; }
    /// <summary>How many of each it had.</summary>
    public PeerCounts Counts { get; init; } = new(0, 0, 0, 0, 0, 0, 0);
    /// <summary>What was not taken, at most a hundred.</summary>
    public ImmutableArray<PeerSetAside> SetAside { get; init; } = [];

    /// <summary>How a standing is written.</summary>
    public static string WordOf(PeerStanding standing) => Standings[(int)standing];

    /// <summary>Reads the file; the problem is a phrase.</summary>
    public static bool TryRead(SignedDocument document, [NotNullWhen(true)] out PeerSeen? seen, [NotNullWhen(false)] out string? problem)
    {
        seen = null;
        var root = document.Root;
        problem = root.ValueKind != JsonValueKind.Object ? "it is no object"
            : NumberOf(root, "format") != 1 ? "its format is not 1"
            : TextOf(root, "name") is not { Length: > 0 } ? "it says no name"
            : !Timestamp.TryRead(TextOf(root, "seen"), out _) ? "it does not say when the peer was seen"
            : Standings.IndexOf(TextOf(root, "standing") ?? "") < 0 ? $"its standing is none of {string.Join(", ", Standings)}"
            : null;
        if (problem is not null)
        {
            return false;
        }
        Timestamp.TryRead(TextOf(root, "seen"), out var moment);
        var authority = Inner(root, "authority");
        var counts = Inner(root, "counts");
        seen = new()
        {
            Name = TextOf(root, "name")!,
            Description = TextOf(root, "description"),
            Country = TextOf(root, "country") is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] country ? country : null,
            Seen = moment,
            Standing = (PeerStanding)Standings.IndexOf(TextOf(root, "standing")!),
            Reason = TextOf(root, "reason"),
            AuthorityVersion = NumberOf(authority, "version"),
            AuthorityDigest = TextOf(authority, "digestSRI") ?? "",
            Feed = TextOf(root, "feed"),
            Counts = new(NumberOf(counts, "badges"), NumberOf(counts, "awards"), NumberOf(counts, "valid"), NumberOf(counts, "takenBack"), NumberOf(counts, "expired"),
                NumberOf(counts, "undetermined"), NumberOf(counts, "setAside")),
            SetAside = root.TryGetProperty("setAside", out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(i => new PeerSetAside(TextOf(i, "url") ?? "", TextOf(i, "code") ?? "", TextOf(i, "reason") ?? ""))]
                : [],
        };
        return true;
    }

    private static JsonElement Inner(JsonElement element, string name) => element.TryGetProperty(name, out var inner) ? inner : default;

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static int NumberOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var read) ? read : 0;
}
