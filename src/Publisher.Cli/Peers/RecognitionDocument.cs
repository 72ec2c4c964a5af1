using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Peers;

/// <summary>A document that recognition.json names with the digest of its bytes.</summary>
internal sealed record NamedDocument(string Url, string DigestSri);

/// <summary>
/// What a site says of itself in <c>/.well-known/recognition.json</c>, protocol 1 (docs/federation.md). Nothing in it is signed: its digests spare requests, and everything it names is judged by
/// itself. A member nobody knows is passed over.
/// </summary>
internal sealed record RecognitionDocument
{
    /// <summary>Where it stands below a base URL.</summary>
    internal const string Path = "/.well-known/recognition.json";

    /// <summary>The longest one.</summary>
    internal const int MostBytes = 1024 * 1024;

    private const int MostLists = 64;
    private const int MostBadges = 2_000;

    /// <summary>The site's base URL.</summary>
    internal required string Base { get; init; }
    /// <summary>The issuer's DID.</summary>
    internal required string Issuer { get; init; }
    /// <summary>What it calls itself.</summary>
    internal required string Name { get; init; }
    /// <summary>What it says of itself; null when it says nothing.</summary>
    internal string? Description { get; init; }
    /// <summary>The two capital letters of its country; null when it does not say.</summary>
    internal string? Country { get; init; }
    /// <summary>The number of the newest version of its rules.</summary>
    internal required int Head { get; init; }
    /// <summary>The digest of that version.</summary>
    internal required string HeadDigest { get; init; }
    /// <summary>The digest of version 1.</summary>
    internal required string FirstDigest { get; init; }
    /// <summary>Addresses of its status lists.</summary>
    internal ImmutableArray<string> StatusLists { get; init; } = [];
    /// <summary>The newest version of each of its badges.</summary>
    internal ImmutableArray<NamedDocument> Badges { get; init; } = [];
    /// <summary>The address of its Atom feed; null when it has none.</summary>
    internal string? Feed { get; init; }

    /// <summary>Reads one; the problem is a phrase.</summary>
    /// <param name="bytes">What stands there.</param>
    /// <param name="baseUrl">The address it was asked at.</param>
    /// <param name="document">What it says.</param>
    /// <param name="problem">What is wrong.</param>
    internal static bool TryRead(ReadOnlyMemory<byte> bytes, string baseUrl, [NotNullWhen(true)] out RecognitionDocument? document, [NotNullWhen(false)] out string? problem)
    {
        document = null;
        if (IsWebPage(bytes.Span))
        {
            problem = "it is a web page";
            return false;
        }
        if (!SignedDocument.TryParse(bytes, out var parsed, out var unreadable, new(MostBytes, JsonLimits.Credential.Depth)))
        {
            problem = unreadable.Detail;
            return false;
        }
        var root = parsed.Root;
        if (root.ValueKind != JsonValueKind.Object || Number(root, "protocol") is not { } protocol)
        {
            problem = "it does not say which protocol it speaks";
            return false;
        }
        if (protocol != 1)
        {
            problem = FormattableString.Invariant($"it speaks protocol {protocol}, and this program knows 1");
            return false;
        }
        var (issuer, authority) = (Inner(root, "issuer"), Inner(root, "authority"));
        var (head, first) = (Inner(authority, "head"), Inner(authority, "first"));
        if (Text(root, "base") != baseUrl)
        {
            problem = $"it is of {Text(root, "base") ?? "no address"}, and was asked at {baseUrl}";
            return false;
        }
        if (Text(issuer, "id") is not { } id || Text(issuer, "name") is not { Length: > 0 } name || Number(head, "version") is not (> 0 and var version)
            || Text(head, "digestSRI") is not { } headDigest || Text(first, "digestSRI") is not { } firstDigest)
        {
            problem = "it does not name its issuer, and its newest and first rules";
            return false;
        }
        var read = new RecognitionDocument
        {
            Base = baseUrl,
            Issuer = id,
            Name = Shortened(name),
            Description = Text(issuer, "description") is { Length: > 0 } description ? Shortened(description) : null,
            Country = Text(issuer, "country") is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] country ? country : null,
            Head = version,
            HeadDigest = headDigest,
            FirstDigest = firstDigest,
            StatusLists = [.. Items(root, "statusLists").Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString()!)],
            Badges = [.. Items(root, "badges").Where(b => Text(b, "url") is not null && Text(b, "digestSRI") is not null).Select(b => new NamedDocument(Text(b, "url")!, Text(b, "digestSRI")!))],
            Feed = Items(root, "feeds").Where(f => Text(f, "type") == "application/atom+xml").Select(f => Text(f, "url")).FirstOrDefault(),
        };
        var outside = read.StatusLists.Concat(read.Badges.Select(b => b.Url)).Append(read.Feed).FirstOrDefault(a => a is not null && !a.StartsWith(baseUrl + "/", StringComparison.Ordinal));
        problem = outside is not null ? $"it names {outside}, which does not lie below its own address"
            : read.StatusLists.Length > MostLists ? FormattableString.Invariant($"it names {read.StatusLists.Length} status lists, and at most {MostLists} are read")
            : read.Badges.Length > MostBadges ? FormattableString.Invariant($"it names {read.Badges.Length} badges, and at most {MostBadges} are read")
            : null;
        document = problem is null ? read : null;
        return problem is null;
    }

    /// <summary>Whether what came is a web page, such as a login page that answers for everything.</summary>
    internal static bool IsWebPage(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, 256)].TrimStart(" \t\r\n\ufeff"u8);
        return start is [(byte)'<', ..] && !start.StartsWith("<?xml"u8) && !start.StartsWith("<feed"u8) && Encoding.UTF8.GetString(start).Contains("html", StringComparison.OrdinalIgnoreCase);
    }

    private static string Shortened(string name) => name.Length <= 200 ? name : name[..(char.IsHighSurrogate(name[199]) ? 199 : 200)];

    private static JsonElement Inner(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner) ? inner : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) => Inner(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) => Inner(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int? Number(JsonElement element, string name) => Inner(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var read) ? read : null;
}
