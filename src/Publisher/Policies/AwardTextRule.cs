using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Policies;

/// <summary>
/// What an award says holds no hidden character, and what it says of a person no e-mail address. The guild's own address may stand in what
/// it says of itself and of its badges (issuer, achievement).
/// </summary>
internal static class AwardTextRule
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Where(c => c is not ('@' or '\\')).Select(c => (byte)c)]);

    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics) => Check(award.File, award.Published, isAward: true, diagnostics);

    /// <summary>The same for an endorsement, in which the issuer is a person too.</summary>
    public static void Check(EndorsementFile endorsement, DiagnosticBag diagnostics) => Check(endorsement.File, endorsement.Document, isAward: false, diagnostics);

    private static void Check(SourceFile file, SignedDocument document, bool isAward, DiagnosticBag diagnostics)
    {
        if (document.Root.ValueKind != JsonValueKind.Object || IsPlain(document.Bytes.Span))
        {
            return;
        }
        foreach (var member in document.Root.EnumerateObject().Where(m => m.Name is not ("@context" or "proof")))
        {
            Walk(new(file, isAward), member.Value, new(null, member.Name, 0), diagnostics);
        }
    }

    private readonly record struct Text(SourceFile File, bool IsAward);

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

    private static void Walk(Text of, JsonElement value, Place place, DiagnosticBag diagnostics)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                if (!IsPlainText(JsonMarshal.GetRawUtf8Value(value)[1..^1]))
                {
                    CheckText(of, value.GetString()!, place.ToString(), diagnostics);
                }
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Walk(of, item, new(place, null, index++), diagnostics);
                }
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Walk(of, member.Value, new(place, member.Name, 0), diagnostics);
                }
                break;
        }
    }

    private static void CheckText(Text of, string text, string pointer, DiagnosticBag diagnostics)
    {
        var isOfGuild = of.IsAward && (pointer.StartsWith("/credentialSubject/achievement/", StringComparison.Ordinal) || pointer.StartsWith("/issuer/", StringComparison.Ordinal));
        if (!isOfGuild && PersonalData.EmailsIn(text).Any())
        {
            diagnostics.Add(PolicyDescriptors.EmailAddress, JsonPlace.Of(of.File, pointer), pointer[1..].Replace('/', '.'));
        }
        // Where it stands is looked up only for what is wrong.
        var found = new DiagnosticBag();
        TextRules.CheckValue(text, default, found);
        if (!found.IsEmpty)
        {
            TextRules.CheckValue(text, JsonPlace.Of(of.File, pointer), diagnostics);
        }
    }
}
