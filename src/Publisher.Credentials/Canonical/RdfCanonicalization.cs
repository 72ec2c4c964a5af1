using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Publisher.Credentials.Canonical;

/// <summary>One run of RDFC-1.0 over one dataset. All working memory is borrowed; only a dataset with equal blank nodes costs objects.</summary>
internal sealed class RdfCanonicalization : IDisposable
{
    private const int Unlabelled = -1;

    // Three canonical labels, each at most "_:c14n" and ten digits, and with every term the space behind it; then the point and the line's end.
    private const int RoomBesideText = 64;

    private readonly RdfDataset _dataset;
    private readonly BlankNodeQuads _mentions;
    private readonly BlankNodeHashes _hashes;
    private readonly ByteBuffer _lines = new(16 * 1024);
    private readonly bool[] _isDropped;
    private readonly int[] _labels;
    private int _issued;
    private readonly bool _hasAstralText;
    private bool _hasAmbiguousDuplicate;
    private bool _hasAmbiguousOrder;

    public RdfCanonicalization(RdfDataset dataset, HashAlgorithmName hash)
    {
        _dataset = dataset;
        _hasAstralText = dataset.HasAstralText;
        _mentions = new BlankNodeQuads(dataset);
        _hashes = new BlankNodeHashes(dataset.BlankNodes, hash);
        _isDropped = ArrayPool<bool>.Shared.Rent(dataset.Count);
        _isDropped.AsSpan(0, dataset.Count).Clear();
        _labels = ArrayPool<int>.Shared.Rent(dataset.BlankNodes);
        _labels.AsSpan(0, dataset.BlankNodes).Fill(Unlabelled);
    }

    /// <summary>The canonical number of each blank node.</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, _dataset.BlankNodes);

    /// <summary>RDFC-1.0 §4.4.3, steps 3 to 5. False when the work is used up.</summary>
    public bool LabelBlankNodes(int? maxDeepIterations)
    {
        if (_dataset.BlankNodes == 1)
        {
            // Whatever its hash is, it is the first. Its equal quads, and lines of ambiguous order, are found when they are written.
            Label(0);
            return true;
        }
        for (var node = 0; node < _dataset.BlankNodes; node++)
        {
            HashFirstDegree(node);
        }
        var order = _hashes.Sort();
        var ties = 0;
        for (var i = 0; i < order.Length;)
        {
            var size = _hashes.TieAt(order, i);
            if (size == 1)
            {
                Label(order[i]);
            }
            ties += size == 1 ? 0 : size;
            i += size;
        }
        return ties == 0 || LabelTies(order, maxDeepIterations ?? ties);
    }

    /// <summary>Writes every quad with canonical labels, sorted.</summary>
    public RdfCanonicalForm WriteQuads(IBufferWriter<byte> output)
    {
        var slices = ArrayPool<LineSlice>.Shared.Rent(_dataset.Count);
        try
        {
            _lines.Clear();
            var count = 0;
            for (var i = 0; i < _dataset.Count; i++)
            {
                if (!_isDropped[i])
                {
                    slices[count++] = AppendLine(i, Unlabelled);
                }
            }
            var lines = slices.AsSpan(0, count);
            new LineOrder(_lines.Array).Sort(lines);
            CountOnce(ref lines);
            FindAmbiguousOrder(lines);
            return Write(lines, output);
        }
        finally
        {
            ArrayPool<LineSlice>.Shared.Return(slices);
        }
    }

    public void Dispose()
    {
        _mentions.Dispose();
        _hashes.Dispose();
        _lines.Dispose();
        ArrayPool<bool>.Shared.Return(_isDropped);
        ArrayPool<int>.Shared.Return(_labels);
    }

    internal bool IsLabelled(int node) => _labels[node] != Unlabelled;

    internal int LabelOf(int node) => _labels[node];

    internal void Label(int node)
    {
        if (!IsLabelled(node))
        {
            _labels[node] = _issued++;
        }
    }

    private RdfCanonicalForm Write(ReadOnlySpan<LineSlice> lines, IBufferWriter<byte> output)
    {
        if (_hasAmbiguousDuplicate || _hasAmbiguousOrder)
        {
            return _hasAmbiguousDuplicate ? RdfCanonicalForm.AmbiguousDuplicate : RdfCanonicalForm.AmbiguousOrder;
        }
        var length = 0;
        foreach (var line in lines)
        {
            length += line.Length;
        }
        var rest = output.GetSpan(length);
        foreach (var line in lines)
        {
            TextOf(line).CopyTo(rest);
            rest = rest[line.Length..];
        }
        output.Advance(length);
        return RdfCanonicalForm.Written;
    }

    private void FindAmbiguousOrder(ReadOnlySpan<LineSlice> lines)
    {
        for (var i = 1; i < lines.Length && _hasAstralText; i++)
        {
            _hasAmbiguousOrder |= !CodeUnitOrder.AgreesOn(TextOf(lines[i - 1]), TextOf(lines[i]));
        }
    }

    private ReadOnlySpan<byte> TextOf(LineSlice line) => _lines.Slice(line.Start, line.Length);

    private bool LabelTies(ReadOnlySpan<int> order, int maxDeepIterations)
    {
        var deep = new NDegreeHashes(_dataset, this, _mentions, _hashes, _isDropped, maxDeepIterations);
        for (var i = 0; i < order.Length;)
        {
            var size = _hashes.TieAt(order, i);
            if (size > 1 && !deep.TryLabel(order.Slice(i, size)))
            {
                return false;
            }
            i += size;
        }
        return true;
    }

    // RDFC-1.0 §4.6. Equal quads are found here, for they would be hashed twice.
    private void HashFirstDegree(int node)
    {
        var quads = _mentions.Of(node);
        _lines.Clear();
        if (quads.Length == 1)
        {
            AppendLine(quads[0], node);
            _hashes.Set(node, _lines.Written);
            return;
        }
        var slices = ArrayPool<LineSlice>.Shared.Rent(quads.Length);
        var count = 0;
        foreach (var quad in quads)
        {
            if (!_isDropped[quad])
            {
                slices[count++] = AppendLine(quad, node);
            }
        }
        var lines = slices.AsSpan(0, count);
        new LineOrder(_lines.Array).Sort(lines);
        DropEqualQuads(ref lines);
        FindAmbiguousOrder(lines);
        var start = _lines.Length;
        foreach (var line in lines)
        {
            _lines.Reserve(line.Length);
            _lines.Append(TextOf(line));
        }
        _hashes.Set(node, _lines.Written[start..]);
        ArrayPool<LineSlice>.Shared.Return(slices);
    }

    private void DropEqualQuads(ref Span<LineSlice> lines)
    {
        var kept = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var isEqual = false;
            for (var j = kept - 1; j >= 0 && !isEqual && TextOf(lines[j]).SequenceEqual(TextOf(lines[i])); j--)
            {
                isEqual = _dataset.AreSame(_dataset.Quads[lines[j].Quad], _dataset.Quads[lines[i].Quad]);
                _hasAmbiguousDuplicate |= isEqual && HasOtherOrigin(lines[j], lines[i]);
            }
            _isDropped[lines[i].Quad] = isEqual;
            lines[kept] = lines[i];
            kept += isEqual ? 0 : 1;
        }
        lines = lines[..kept];
    }

    private void CountOnce(ref Span<LineSlice> lines)
    {
        var kept = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (kept > 0 && TextOf(lines[kept - 1]).SequenceEqual(TextOf(lines[i])))
            {
                _hasAmbiguousDuplicate |= HasOtherOrigin(lines[kept - 1], lines[i]);
                continue;
            }
            lines[kept++] = lines[i];
        }
        lines = lines[..kept];
    }

    private bool HasOtherOrigin(LineSlice left, LineSlice right) => _dataset.Quads[left.Quad].Origin != _dataset.Quads[right.Quad].Origin;

    // With a reference node, its label is _:a and every other blank node's _:z; without one, labels are canonical.
    private LineSlice AppendLine(int index, int reference)
    {
        ref readonly var quad = ref _dataset.Quads[index];
        var start = _lines.Length;
        var room = _lines.Reserve(quad.Subject.Length + quad.Predicate.Length + quad.Object.Length + quad.Graph.Length + RoomBesideText);
        var rest = room;
        WriteTerm(quad.Subject, reference, ref rest);
        Write(_dataset.TextOf(quad.Predicate), ref rest);
        WriteTerm(quad.Object, reference, ref rest);
        if (!quad.Graph.IsAbsent)
        {
            WriteTerm(quad.Graph, reference, ref rest);
        }
        rest[0] = (byte)'.';
        rest[1] = (byte)'\n';
        var length = room.Length - rest.Length + 2;
        _lines.Advance(length);
        return new(start, length, index);
    }

    private void WriteTerm(RdfTerm term, int reference, ref Span<byte> rest)
    {
        if (!term.IsBlank)
        {
            Write(_dataset.TextOf(term), ref rest);
        }
        else if (reference != Unlabelled)
        {
            Write(term.Start == reference ? "_:a"u8 : "_:z"u8, ref rest);
        }
        else
        {
            Debug.Assert(IsLabelled(term.Start), "every blank node is labelled before quads are written");
            "_:c14n"u8.CopyTo(rest);
            _labels[term.Start].TryFormat(rest[6..], out var digits, provider: CultureInfo.InvariantCulture);
            rest[6 + digits] = (byte)' ';
            rest = rest[(7 + digits)..];
        }
    }

    // A text and the space behind it.
    private static void Write(ReadOnlySpan<byte> text, ref Span<byte> rest)
    {
        text.CopyTo(rest);
        rest[text.Length] = (byte)' ';
        rest = rest[(text.Length + 1)..];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct LineSlice(int Start, int Length, int Quad);

    private readonly struct LineOrder(byte[] text) : IComparer<LineSlice>
    {
        private const int ManyLines = 64;

        // Few lines are put in their places one by one, which calls nothing through an interface; many are left to the library.
        public void Sort(Span<LineSlice> lines)
        {
            if (lines.Length > ManyLines)
            {
                lines.Sort(this);
                return;
            }
            for (var i = 1; i < lines.Length; i++)
            {
                var line = lines[i];
                var (low, high) = (0, i);
                while (low < high)
                {
                    var middle = (low + high) / 2;
                    (low, high) = Compare(lines[middle], line) < 0 ? (middle + 1, high) : (low, middle);
                }
                lines[low..i].CopyTo(lines[(low + 1)..]);
                lines[low] = line;
            }
        }

        public int Compare(LineSlice x, LineSlice y)
        {
            var order = text.AsSpan(x.Start, x.Length).SequenceCompareTo(text.AsSpan(y.Start, y.Length));
            return order != 0 ? order : x.Quad.CompareTo(y.Quad);
        }
    }
}
