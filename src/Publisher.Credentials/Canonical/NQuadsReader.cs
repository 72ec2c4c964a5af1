using System.Globalization;
using System.Text;

namespace Publisher.Credentials.Canonical;

/// <summary>Reads RDF 1.1 N-Quads into a dataset, each term in its canonical spelling.</summary>
public sealed class NQuadsReader
{
    private const string StringDatatype = "<http://www.w3.org/2001/XMLSchema#string>";

    private readonly RdfDataset _dataset;
    private readonly Dictionary<string, RdfTerm> _blankNodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);
    private string _line = "";
    private int _at;

    private NQuadsReader(RdfDataset dataset) => _dataset = dataset;

    /// <summary>Adds the quads of a text to a dataset; a quad that stands twice is added once.</summary>
    /// <param name="text">N-Quads.</param>
    /// <param name="dataset">Receives them.</param>
    /// <returns>The labels of the blank nodes, without <c>_:</c>, and their terms.</returns>
    /// <exception cref="FormatException">The text is not N-Quads; the message names the line.</exception>
    public static IReadOnlyDictionary<string, RdfTerm> Read(string text, RdfDataset dataset)
    {
        var reader = new NQuadsReader(dataset);
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            reader._line = line;
            reader._at = 0;
            try
            {
                reader.ReadLine();
            }
            catch (Exception fault) when (fault is IndexOutOfRangeException or ArgumentOutOfRangeException or FormatException)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number} is not N-Quads"), fault);
            }
        }
        return reader._blankNodes;
    }

    private void ReadLine()
    {
        SkipSpace();
        if (_at == _line.Length || _line[_at] == '#')
        {
            return;
        }
        var (subject, predicate, value) = (ReadTerm(), ReadTerm(), ReadTerm());
        var graph = _line[_at] == '.' ? "" : ReadTerm();
        if (_line[_at] != '.')
        {
            throw new FormatException("expected a full stop");
        }
        if (_lines.Add($"{subject} {predicate} {value} {graph}"))
        {
            _dataset.Add(new RdfQuad(TermOf(subject), TermOf(predicate), TermOf(value), graph.Length == 0 ? default : TermOf(graph), RdfQuad.FromText));
        }
    }

    private RdfTerm TermOf(string term)
    {
        if (!term.StartsWith("_:", StringComparison.Ordinal))
        {
            return _dataset.AddTerm(Encoding.UTF8.GetBytes(term));
        }
        if (!_blankNodes.TryGetValue(term[2..], out var blank))
        {
            _blankNodes.Add(term[2..], blank = _dataset.AddBlankNode());
        }
        return blank;
    }

    private string ReadTerm()
    {
        var term = _line[_at] switch
        {
            '<' => ReadIri(),
            '"' => ReadLiteral(),
            _ => ReadWord(),
        };
        SkipSpace();
        return term;
    }

    private string ReadIri()
    {
        var end = _line.IndexOf('>', _at);
        var iri = Unescape(_line[_at..(end + 1)]);
        _at = end + 1;
        return iri;
    }

    private string ReadWord()
    {
        var start = _at;
        while (_line[_at] is not (' ' or '\t' or '<' or '"'))
        {
            _at++;
        }
        return _line[start.._at];
    }

    private string ReadLiteral()
    {
        var end = _at + 1;
        while (_line[end] != '"')
        {
            end += _line[end] == '\\' ? 2 : 1;
        }
        using var text = new ByteBuffer(256);
        NQuadsText.AppendEscaped(Encoding.UTF8.GetBytes(Unescape(_line[(_at + 1)..end])), text);
        var literal = $"\"{Encoding.UTF8.GetString(text.Written)}\"";
        _at = end + 1;
        if (_line[_at] == '@')
        {
            return literal + ReadWord();
        }
        if (_line[_at] != '^')
        {
            return literal;
        }
        _at += 2;
        var datatype = ReadIri();
        return datatype == StringDatatype ? literal : $"{literal}^^{datatype}";
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }
            i++;
            var digits = text[i] switch { 'u' => 4, 'U' => 8, _ => 0 };
            if (digits == 0)
            {
                plain.Append(text[i] switch { 'b' => '\b', 't' => '\t', 'n' => '\n', 'f' => '\f', 'r' => '\r', var other => other });
                continue;
            }
            plain.Append(char.ConvertFromUtf32(int.Parse(text.AsSpan(i + 1, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            i += digits;
        }
        return plain.ToString();
    }

    private void SkipSpace()
    {
        while (_at < _line.Length && _line[_at] is ' ' or '\t')
        {
            _at++;
        }
    }
}
