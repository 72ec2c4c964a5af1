using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Content;

/// <summary>
/// content/mirror.json, format 1: that this folder is a copy of another guild's site, as it was when it was last read to its end. <c>publisher mirror</c> writes it; nothing in it is signed, and
/// nothing that is believed of an award rests on it.
/// </summary>
/// <param name="Of">The original's base URL, without a trailing slash.</param>
/// <param name="First">The digest of the exact bytes of the original's first rules: others are refused.</param>
/// <param name="Pulled">When the original was last read to its end; null when it never was.</param>
/// <param name="ServedAt">The address the copy is served under, without a trailing slash; null when that is not said.</param>
public sealed record MirrorNote(string Of, string First, DateTimeOffset? Pulled, string? ServedAt)
{
    /// <summary>Where it stands.</summary>
    public const string Path = "content/mirror.json";

    /// <summary>Where two texts of a version of the original's rules are kept that it showed at different times.</summary>
    public const string Refused = "content/refused/";

    /// <summary>Reads the file; the problem is a phrase.</summary>
    public static bool TryRead(SignedDocument document, [NotNullWhen(true)] out MirrorNote? note, [NotNullWhen(false)] out string? problem)
    {
        note = null;
        var root = document.Root;
        DateTimeOffset pulled = default;
        problem = root.ValueKind != JsonValueKind.Object ? "it is no object"
            : !root.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out var number) || number != 1 ? "its format is not 1"
            : TextOf(root, "of") is not { Length: > 0 } ? "it does not say what it is a copy of"
            : TextOf(root, "first") is not { Length: > 0 } ? "it does not name the first rules"
            : TextOf(root, "pulled") is { } text && !Timestamp.TryRead(text, out pulled) ? "the day it was pulled is none"
            : null;
        if (problem is null)
        {
            note = new(TextOf(root, "of")!, TextOf(root, "first")!, pulled == default ? null : pulled, TextOf(root, "servedAt"));
        }
        return problem is null;
    }

    private static string? TextOf(JsonElement element, string name) => element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
