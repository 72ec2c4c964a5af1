using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Publisher.Languages;

namespace Publisher.Templates;

/// <summary>
/// Puts the words of a language into a template's text before it is parsed, so that they cost nothing when pages are made. A template asks for
/// <c>[[award.signed_by]]</c>, or gives what stands in the places of a text as pieces of template: <c>[[about.title | site: {{ site.title }}]]</c>. The piece for a marked
/// part (<c>&lt;how&gt;…&lt;/how&gt;</c> in the words) is a start tag, whose end tag follows by itself. A call stands on one line.
/// </summary>
internal sealed class TemplateWords
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    private readonly SiteWords words;
    private readonly StringBuilder folded = new();
    private readonly ImmutableArray<Call>.Builder calls = ImmutableArray.CreateBuilder<Call>();
    private readonly List<(int Offset, string What)> problems = [];

    private TemplateWords(SiteWords words) => this.words = words;

    /// <summary>A call that was replaced.</summary>
    /// <param name="Start">Where it begins in the template.</param>
    /// <param name="Length">Its length there.</param>
    /// <param name="FoldedStart">Where its words begin in the folded text.</param>
    /// <param name="FoldedLength">Their length.</param>
    private readonly record struct Call(int Start, int Length, int FoldedStart, int FoldedLength);

    /// <summary>A template with its words.</summary>
    /// <param name="Text">The text to parse.</param>
    /// <param name="Problems">What cannot be said, by offset in the template as written.</param>
    /// <param name="Original">The offset in the template as written of an offset in <paramref name="Text"/>.</param>
    public sealed record Folded(string Text, IReadOnlyList<(int Offset, string What)> Problems, Func<int, int> Original);

    /// <summary>Folds the words into a template.</summary>
    public static Folded Fold(string template, SiteWords words)
    {
        if (!template.Contains("[[", StringComparison.Ordinal))
        {
            return new(template, [], at => at);
        }
        var work = new TemplateWords(words);
        work.Read(template, 0, work.folded, true);
        var calls = work.calls.ToImmutable();
        return new(work.folded.ToString(), work.problems, at => Original(calls, at));
    }

    /// <summary>The keys that a template asks for.</summary>
    public static IEnumerable<string> KeysOf(string template)
    {
        for (var at = template.IndexOf("[[", StringComparison.Ordinal); at >= 0; at = template.IndexOf("[[", at + 2, StringComparison.Ordinal))
        {
            if (CallAt(template, at) is { } call)
            {
                yield return call.Key;
            }
        }
    }

    private static int Original(ImmutableArray<Call> calls, int at)
    {
        var shift = 0;
        foreach (var call in calls)
        {
            if (at < call.FoldedStart)
            {
                break;
            }
            if (at < call.FoldedStart + call.FoldedLength)
            {
                return call.Start;
            }
            shift = call.Start + call.Length - (call.FoldedStart + call.FoldedLength);
        }
        return at + shift;
    }

    private void Read(string template, int offset, StringBuilder output, bool isOutermost)
    {
        var from = 0;
        for (var at = template.IndexOf("[[", StringComparison.Ordinal); at >= 0; at = template.IndexOf("[[", at, StringComparison.Ordinal))
        {
            if (CallAt(template, at) is not { } call)
            {
                at += 2;
                continue;
            }
            output.Append(template, from, at - from);
            var start = output.Length;
            Say(call.Key, call.Pieces, offset + at, output);
            if (isOutermost)
            {
                calls.Add(new(at, call.End - at, start, output.Length - start));
            }
            at = from = call.End;
        }
        output.Append(template, from, template.Length - from);
    }

    private void Say(string key, IReadOnlyList<(string Name, string Source)> pieces, int offset, StringBuilder output)
    {
        if (words.Find(key) is not { } phrase)
        {
            problems.Add((offset, $"'{key}', which no file of words has"));
            return;
        }
        foreach (var part in phrase.Parts)
        {
            if (part.Kind == PhrasePartKind.Text)
            {
                output.Append(Html.Escape(part.Text));
            }
            else if (pieces.FirstOrDefault(p => p.Name == part.Text).Source is not { } source || (part.Kind != PhrasePartKind.Place && ElementOf(source) is null))
            {
                problems.Add((offset, $"'{key}' without {(part.Kind == PhrasePartKind.Place ? part.Text : $"a start tag for {part.Text}")}"));
                return;
            }
            else if (part.Kind == PhrasePartKind.Close)
            {
                output.Append("</").Append(ElementOf(source)).Append('>');
            }
            else
            {
                Read(source, offset, output, false);
            }
        }
    }

    // <a href="…"> → a
    private static string? ElementOf(string source)
    {
        var end = source.IndexOfAny([' ', '>']);
        return end > 1 && source[0] == '<' && source[^1] == '>' && source.AsSpan(1, end - 1).IndexOfAnyExceptInRange('a', 'z') < 0 ? source[1..end] : null;
    }

    private sealed record Reading(string Key, IReadOnlyList<(string Name, string Source)> Pieces, int End);

    // Null where "[[" begins no call.
    private static Reading? CallAt(string template, int at)
    {
        var end = at + 2;
        while (end < template.Length && (char.IsAsciiLetterLower(template[end]) || char.IsAsciiDigit(template[end]) || template[end] is '.' or '_'))
        {
            end++;
        }
        var key = template[(at + 2)..end];
        var depth = 1;
        var close = end;
        while (depth > 0)
        {
            close = template.IndexOfAny(['[', ']', '\n'], close);
            if (close < 0 || close + 1 >= template.Length || template[close] == '\n')
            {
                return null;
            }
            var isDouble = template[close + 1] == template[close];
            depth += !isDouble ? 0 : template[close] == '[' ? 1 : -1;
            close += isDouble ? 2 : 1;
        }
        var rest = template[end..(close - 2)];
        return key.Contains('.', StringComparison.Ordinal) && (rest.Length == 0 || rest.StartsWith(" | ", StringComparison.Ordinal)) ? new(key, Pieces(rest), close) : null;
    }

    // " | site: {{ site.title }} | rules: <a href="…">"; a bar within a piece or a call inside it divides nothing.
    private static List<(string Name, string Source)> Pieces(string rest)
    {
        var pieces = new List<(string, string)>();
        foreach (var piece in Divide(rest))
        {
            var colon = piece.IndexOf(':', StringComparison.Ordinal);
            pieces.Add((piece[..colon], piece[(colon + 1)..].Trim()));
        }
        return pieces;
    }

    private static IEnumerable<string> Divide(string rest)
    {
        var from = 3;
        for (var (at, depth) = (3, 0); at < rest.Length; at++)
        {
            depth += rest.AsSpan(at).StartsWith("[[") ? 1 : rest.AsSpan(at).StartsWith("]]") ? -1 : 0;
            if (depth == 0 && rest.AsSpan(at).StartsWith(" | ") && IsNamed(rest.AsSpan(at + 3)))
            {
                yield return rest[from..at];
                from = at + 3;
            }
        }
        if (from < rest.Length && IsNamed(rest.AsSpan(from)))
        {
            yield return rest[from..];
        }
    }

    private static bool IsNamed(ReadOnlySpan<char> piece)
    {
        var colon = piece.IndexOf(": ");
        return colon > 0 && !piece[..colon].ContainsAnyExcept(NameCharacters);
    }
}
