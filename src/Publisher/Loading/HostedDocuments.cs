using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>
/// Reads what BadgeFed servers host (tryvocalcat/badgefed): the actor (ActivityPub, <c>https://D/actors/D/U</c>) and BadgeClasses (Open Badges 2.0, <c>https://D/openbadge/class/11</c>). Nothing is signed; all
/// that can be checked is that a document stands where it says, and that actor and badges are of one server. Sync and builds read by these same rules.
/// </summary>
public static partial class HostedDocuments
{
    private const int Most = 2_000;
    private const string ClassFolder = "/openbadge/class/";

    /// <summary>Scheme, host and port of an actor's address: everything that is read of it lies there.</summary>
    public static string OriginOf(string actor) => new Uri(actor).GetLeftPart(UriPartial.Authority);

    /// <summary>Where a badge is hosted.</summary>
    public static string BadgeAt(string actor, long number) => FormattableString.Invariant($"{OriginOf(actor)}{ClassFolder}{number}");

    /// <summary>The number of a badge by its address; false when it is none of that server.</summary>
    public static bool TryReadNumber(string actor, string address, out long number)
    {
        number = 0;
        var start = OriginOf(actor) + ClassFolder;
        return address.StartsWith(start, StringComparison.Ordinal) && long.TryParse(address.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number) && BadgeAt(actor, number) == address;
    }

    /// <summary>Reads an actor; the problem is a phrase.</summary>
    /// <param name="document">What stands at its address.</param>
    /// <param name="url">That address.</param>
    /// <param name="actor">Its name, what it says of itself, and its outbox.</param>
    /// <param name="problem">Why it is none.</param>
    public static bool TryReadActor(SignedDocument document, string url, out (string Name, string? Summary, string Outbox) actor, [NotNullWhen(false)] out string? problem)
    {
        actor = default;
        var root = document.Root;
        var name = Plain(Text(root, "name")) is { Length: > 0 } said ? said : Plain(Text(root, "preferredUsername"));
        problem = root.ValueKind != JsonValueKind.Object ? "it is no object"
            : Text(root, "id") is var id && id != url ? $"it says that it stands at {id ?? "no address"}"
            : string.IsNullOrEmpty(name) ? "it has no name"
            : Text(root, "outbox") is not { } outbox || !outbox.StartsWith(OriginOf(url) + "/", StringComparison.Ordinal) ? "it names no outbox on its own server"
            : null;
        if (problem is null)
        {
            actor = (name!, Plain(Text(root, "summary")) is { Length: > 0 } summary ? summary : null, Text(root, "outbox")!);
        }
        return problem is null;
    }

    /// <summary>Reads a BadgeClass; null when it is none, and then the problem is a phrase.</summary>
    /// <param name="document">What stands at its address.</param>
    /// <param name="file">Its file.</param>
    /// <param name="actor">The address of the actor whose badge it has to be.</param>
    /// <param name="number">Its number.</param>
    /// <param name="problem">Why it is none.</param>
    public static HostedBadge? ReadBadge(SignedDocument document, SourceFile file, string actor, long number, out string problem)
    {
        var root = document.Root;
        var address = BadgeAt(actor, number);
        var name = Plain(Text(root, "name"));
        problem = root.ValueKind != JsonValueKind.Object || Text(root, "type") != "BadgeClass" ? "it is no BadgeClass"
            : Text(root, "id") is var id && id != address ? $"it says that it stands at {id ?? "no address"}"
            : Text(Inner(root, "issuer"), "url") is var by && by != actor ? $"it is of {by ?? "nobody"}, not of {actor}"
            : string.IsNullOrEmpty(name) ? "it has no name"
            : "";
        return problem.Length > 0 ? null
            : new(number, address, name!, Plain(Text(root, "description")) ?? "", Plain(Text(Inner(root, "criteria"), "narrative")) is { Length: > 0 } criteria ? criteria : null, file, null);
    }

    /// <summary>A text of such a server without tags, signs that show nothing or turn others round, and line breaks; cut where it is long.</summary>
    public static string? Plain(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var bare = WebUtility.HtmlDecode(Tags().Replace(text.Length <= 4 * Most ? text : text[..(4 * Most)], " "));
        var plain = new StringBuilder();
        foreach (var rune in bare.EnumerateRunes())
        {
            plain.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? " " : rune.ToString());
        }
        var line = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Most ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Most - 1]) ? Most - 1 : Most), "…");
    }

    private static JsonElement Inner(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner) ? inner : default;

    private static string? Text(JsonElement element, string name) => Inner(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
