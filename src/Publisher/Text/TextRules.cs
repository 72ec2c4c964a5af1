using System.Globalization;
using System.Text;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Text;

/// <summary>What text people read may not hold: control characters, characters that turn the reading direction, code points that are none, and accents apart from their letters (NFC).</summary>
public static class TextRules
{
    // More would hide the rest of what is wrong.
    private const int MostTold = 20;

    /// <summary>Reads a file as text and reports every place that breaks a rule. Null when it is no text.</summary>
    public static SourceText? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        if (!SourceText.TryRead(file, out var text, out var problem))
        {
            diagnostics.Add(ContentDescriptors.NotUtf8, problem.Value);
            return null;
        }
        Check(text, diagnostics);
        return text;
    }

    /// <summary>Reports every hidden character, and the first letter that is not in form NFC.</summary>
    public static void Check(SourceText text, DiagnosticBag diagnostics)
    {
        for (var (at, told) = (0, 0); at < text.Text.Length && told < MostTold; at++)
        {
            if (Hidden(text.Text[at]) is { } name)
            {
                told++;
                diagnostics.Add(ContentDescriptors.HiddenCharacter, text.At(at), CodePoint(text.Text[at]), name);
            }
        }
        if (FirstNotComposed(text.Text) is { } place)
        {
            diagnostics.Add(ContentDescriptors.NotComposed, text.At(place.Offset), place.Composed);
        }
    }

    /// <summary>Reports hidden characters and separate accents in a value that came out of escapes (<c>"\u202E"</c>).</summary>
    public static void CheckValue(string value, SourceLocation location, DiagnosticBag diagnostics)
    {
        foreach (var character in value)
        {
            if (Hidden(character) is { } name)
            {
                diagnostics.Add(ContentDescriptors.HiddenCharacter, location, CodePoint(character), name);
                return;
            }
        }
        if (value.Where((c, i) => char.IsSurrogate(c) && !IsPaired(value, i)).Any())
        {
            diagnostics.Add(ContentDescriptors.HiddenCharacter, location, "half a character", "a lone surrogate");
        }
        else if (FirstNotComposed(value) is { } place)
        {
            diagnostics.Add(ContentDescriptors.NotComposed, location, place.Composed);
        }
    }

    /// <summary>Reports what <see cref="CheckValue"/> reports in every text and key of a map.</summary>
    public static void CheckValues(YamlNode node, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case YamlScalar scalar:
                CheckValue(scalar.Value, scalar.Location, diagnostics);
                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    CheckValues(item, diagnostics);
                }
                break;
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    CheckValue(entry.Key, entry.KeyLocation, diagnostics);
                    CheckValues(entry.Value, diagnostics);
                }
                break;
        }
    }

    private static string? Hidden(char character) => character switch
    {
        '\n' or '\t' => null,
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => "a sign that turns the reading direction",
        '\uFEFF' => "a byte order mark inside the text",
        '\uFFFE' or '\uFFFF' => "no character at all",
        '\u2028' or '\u2029' => "a line end that is none",
        _ => char.IsControl(character) ? "a control character" : null,
    };

    private static bool IsPaired(string value, int at) =>
        (at + 1 < value.Length && char.IsSurrogatePair(value[at], value[at + 1])) || (at > 0 && char.IsSurrogatePair(value[at - 1], value[at]));

    private static string CodePoint(char character) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}");

    private static (int Offset, string Composed)? FirstNotComposed(string text)
    {
        // U+FFFE is told as what it is; the platform normalizes no text that holds it.
        if (Ascii.IsValid(text) || text.Contains('\uFFFE', StringComparison.Ordinal) || text.IsNormalized(NormalizationForm.FormC))
        {
            return null;
        }
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var element = text.Substring(at, length);
            if (!element.IsNormalized(NormalizationForm.FormC))
            {
                return (at, element.Normalize(NormalizationForm.FormC));
            }
            at += length;
        }
        // Jamo and the like compose across the bounds of what people see as one character.
        return (0, text.Normalize(NormalizationForm.FormC)[..1]);
    }
}
