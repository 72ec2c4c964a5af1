using System.Buffers;

namespace Publisher.Credentials.Canonical;

/// <summary>
/// A set of quads whose terms lie, as N-Quads text, in one run of bytes: a quad costs no object.
/// It borrows its memory and gives it back when disposed.
/// </summary>
public sealed class RdfDataset : IDisposable
{
    private readonly ByteBuffer _text = new(8 * 1024);
    private RdfQuad[] _quads = ArrayPool<RdfQuad>.Shared.Rent(128);

    /// <summary>The quads, in the order in which they were added.</summary>
    public ReadOnlySpan<RdfQuad> Quads => _quads.AsSpan(0, Count);

    /// <summary>How many quads there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many blank nodes there are; their numbers are below it.</summary>
    public int BlankNodes { get; private set; }

    /// <summary>Whether any term has a character beyond the Basic Multilingual Plane (four bytes of UTF-8).</summary>
    public bool HasAstralText => _text.Written.ContainsAnyInRange((byte)0xF0, (byte)0xFF);

    /// <summary>A new blank node.</summary>
    public RdfTerm AddBlankNode() => RdfTerm.BlankNode(BlankNodes++);

    /// <summary>A term from its N-Quads text: an IRI in angle brackets, or a literal with its quotes.</summary>
    public RdfTerm AddTerm(ReadOnlySpan<byte> text)
    {
        var start = _text.Length;
        _text.Append(text);
        return new(start, text.Length);
    }

    /// <summary>A literal of plain text, and what follows its closing quote (nothing, <c>@</c> and a language, or <c>^^</c> and a datatype).</summary>
    public RdfTerm AddLiteral(ReadOnlySpan<byte> text, ReadOnlySpan<byte> suffix)
    {
        var start = _text.Length;
        _text.Append((byte)'"');
        NQuadsText.AppendEscaped(text, _text);
        _text.Append((byte)'"', suffix);
        return new(start, _text.Length - start);
    }

    /// <summary>An IRI that needs no escape.</summary>
    public RdfTerm AddIri(ReadOnlySpan<byte> iri) => AddIri(iri, []);

    /// <summary>An IRI in two parts that needs no escape.</summary>
    public RdfTerm AddIri(ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest)
    {
        var first = _text.Length;
        _text.Append((byte)'<', start);
        _text.Append(rest);
        _text.Append((byte)'>');
        return new(first, _text.Length - first);
    }

    /// <summary>Adds a quad.</summary>
    public void Add(in RdfQuad quad)
    {
        if (Count == _quads.Length)
        {
            var larger = ArrayPool<RdfQuad>.Shared.Rent(Count * 2);
            Quads.CopyTo(larger);
            ArrayPool<RdfQuad>.Shared.Return(_quads);
            _quads = larger;
        }
        _quads[Count++] = quad;
    }

    /// <summary>The N-Quads text of a term that is no blank node.</summary>
    public ReadOnlySpan<byte> TextOf(RdfTerm term) => _text.Slice(term.Start, term.Length);

    /// <summary>Whether two terms of this dataset are the same term.</summary>
    public bool AreSame(RdfTerm left, RdfTerm right) =>
        left == right || (left.Length == right.Length && left.Length > 0 && TextOf(left).SequenceEqual(TextOf(right)));

    /// <summary>Whether two quads of this dataset say the same.</summary>
    public bool AreSame(in RdfQuad left, in RdfQuad right) => AreSame(left.Subject, right.Subject)
        && AreSame(left.Predicate, right.Predicate) && AreSame(left.Object, right.Object) && AreSame(left.Graph, right.Graph);

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        ArrayPool<RdfQuad>.Shared.Return(_quads);
        _quads = [];
        Count = 0;
    }
}
