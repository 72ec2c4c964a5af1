using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Publisher.Languages;

/// <summary>
/// A text with named places: <c>Version {number}, in force from {date}</c>. In a template, <c>&lt;how&gt;…&lt;/how&gt;</c> marks the part of a text that the template
/// makes a link or the like. Nothing else in it has a meaning.
/// </summary>
public sealed class Phrase
{
    private readonly ImmutableArray<PhrasePart> parts;

    private Phrase(string text, ImmutableArray<PhrasePart> parts) => (Text, this.parts) = (text, parts);

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Its parts, in order.</summary>
    internal ImmutableArray<PhrasePart> Parts => parts;

    /// <summary>The names of its places and marks, each once, in order of names.</summary>
    public IEnumerable<string> Names => parts.Where(p => p.Kind != PhrasePartKind.Text).Select(p => p.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Reads a text. Null when a brace or a mark in it has no partner; then the problem says which.</summary>
    public static Phrase? Read(string text, out string? problem)
    {
        var parts = ImmutableArray.CreateBuilder<PhrasePart>();
        var open = new Stack<string>();
        var from = 0;
        problem = null;
        for (var at = text.IndexOfAny(['{', '}', '<']); at >= 0; at = text.IndexOfAny(['{', '}', '<'], from))
        {
            var end = text[at] == '{' ? text.IndexOf('}', at) : text[at] == '<' ? text.IndexOf('>', at) : -1;
            var isClosing = text[at] == '<' && at + 1 < text.Length && text[at + 1] == '/';
            var name = end < 0 ? "" : text[(at + (isClosing ? 2 : 1))..end];
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterLower(c) || c == '_') || (isClosing && (open.Count == 0 || open.Pop() != name)))
            {
                problem = $"has a '{text[at]}' that begins no name of a place (column {at + 1} of the text)";
                return null;
            }
            if (at > from)
            {
                parts.Add(new(PhrasePartKind.Text, text[from..at]));
            }
            parts.Add(new(text[at] == '{' ? PhrasePartKind.Place : isClosing ? PhrasePartKind.Close : PhrasePartKind.Open, name));
            if (text[at] == '<' && !isClosing)
            {
                open.Push(name);
            }
            from = end + 1;
        }
        if (open.TryPeek(out var left))
        {
            problem = $"never closes <{left}>";
            return null;
        }
        if (from < text.Length)
        {
            parts.Add(new(PhrasePartKind.Text, text[from..]));
        }
        return new(text, parts.ToImmutable());
    }

    /// <summary>The text with values in its places. A place that no value is given for is a mistake of this program.</summary>
    internal string Fill(ReadOnlySpan<(string Name, string Value)> values)
    {
        if (parts.Length == 1 && parts[0].Kind == PhrasePartKind.Text)
        {
            return parts[0].Text;
        }
        var filled = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[256]);
        foreach (var part in parts)
        {
            if (part.Kind is PhrasePartKind.Text or PhrasePartKind.Place)
            {
                filled.AppendLiteral(part.Kind == PhrasePartKind.Text ? part.Text : ValueOf(part.Text, values));
            }
        }
        return filled.ToStringAndClear();
    }

    private string ValueOf(string name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (given, value) in values)
        {
            if (given == name)
            {
                return value;
            }
        }
        throw new InvalidOperationException($"nothing was given for {{{name}}} of '{Text}'");
    }
}

/// <summary>What a part of a phrase is.</summary>
internal enum PhrasePartKind
{
    /// <summary>Words.</summary>
    Text,
    /// <summary>Where a value stands.</summary>
    Place,
    /// <summary>Where a marked part begins.</summary>
    Open,
    /// <summary>Where it ends.</summary>
    Close,
}

/// <summary>A part of a phrase: words, or the name of a place or a mark.</summary>
internal sealed record PhrasePart(PhrasePartKind Kind, string Text);
