using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Policies;

/// <summary>
/// What an award says holds no hidden character, and what it says of a person no e-mail address. The guild's own address may stand in what
/// it says of itself and of its badges (issuer, achievement).
/// </summary>
internal static class AwardTextRule
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Where(c => c is not ('@' or '\\')).Select(c => (byte)c)]);

    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (IsPlain(award.Published.Bytes.Span))
        {
            return;
        }
        foreach (var member in award.Published.Root.EnumerateObject().Where(m => m.Name is not ("@context" or "proof")))
        {
            Walk(award, member.Value, new(null, member.Name, 0), diagnostics);
        }
    }

    // Most awards are plain ASCII without an @: nothing in them can be an address, or hidden.
    private static bool IsPlain(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && !IsPlainText(reader.ValueSpan))
            {
                return false;
            }
        }
        return true;
    }

    // Line ends and quotation marks are the escapes that hide nothing.
    private static bool IsPlainText(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOfAnyExcept(Plain); at >= 0; at = text.IndexOfAnyExcept(Plain))
        {
            if (text[at] != (byte)'\\' || text[at + 1] is not ((byte)'n' or (byte)'"' or (byte)'\\' or (byte)'/'))
            {
                return false;
            }
            text = text[(at + 2)..];
        }
        return true;
    }

    /// <summary>Where a value stands: below what, under which name or number. Written out only when there is something to say.</summary>
    private sealed record Place(Place? Above, string? Name, int Index)
    {
        // RFC 6901 §3.
        public override string ToString() =>
            $"{Above}/{Name?.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) ?? Index.ToString(CultureInfo.InvariantCulture)}";
    }

    private static void Walk(Award award, JsonElement value, Place place, DiagnosticBag diagnostics)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                if (!IsPlainText(JsonMarshal.GetRawUtf8Value(value)[1..^1]))
                {
                    CheckText(award, value.GetString()!, place.ToString(), diagnostics);
                }
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Walk(award, item, new(place, null, index++), diagnostics);
                }
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Walk(award, member.Value, new(place, member.Name, 0), diagnostics);
                }
                break;
        }
    }

    private static void CheckText(Award award, string text, string pointer, DiagnosticBag diagnostics)
    {
        var isOfGuild = pointer.StartsWith("/credentialSubject/achievement/", StringComparison.Ordinal) || pointer.StartsWith("/issuer/", StringComparison.Ordinal);
        if (!isOfGuild && PersonalData.EmailsIn(text).Any())
        {
            diagnostics.Add(PolicyDescriptors.EmailAddress, JsonPlace.Of(award.File, pointer), pointer[1..].Replace('/', '.'));
        }
        // Where it stands is looked up only for what is wrong.
        var found = new DiagnosticBag();
        TextRules.CheckValue(text, default, found);
        if (!found.IsEmpty)
        {
            TextRules.CheckValue(text, JsonPlace.Of(award.File, pointer), diagnostics);
        }
    }
}
