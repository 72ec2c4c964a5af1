using System.Buffers;

namespace Publisher.Credentials.Canonical;

/// <summary>Which quads each blank node stands in (as subject, object or graph name), each quad once.</summary>
internal sealed class BlankNodeQuads : IDisposable
{
    private readonly int[] _ends;
    private readonly int[] _quads;
    private readonly int[] _starts;

    public BlankNodeQuads(RdfDataset dataset)
    {
        _starts = ArrayPool<int>.Shared.Rent(dataset.BlankNodes + 1);
        _ends = ArrayPool<int>.Shared.Rent(dataset.BlankNodes + 1);
        _starts.AsSpan(0, dataset.BlankNodes + 1).Clear();
        foreach (ref readonly var quad in dataset.Quads)
        {
            Count(quad.Subject);
            Count(quad.Object);
            Count(quad.Graph);
        }
        for (var node = 0; node < dataset.BlankNodes; node++)
        {
            _starts[node + 1] += _starts[node];
            _ends[node] = _starts[node];
        }
        _quads = ArrayPool<int>.Shared.Rent(_starts[dataset.BlankNodes]);
        for (var i = 0; i < dataset.Count; i++)
        {
            ref readonly var quad = ref dataset.Quads[i];
            Add(quad.Subject, i);
            Add(quad.Object, i);
            Add(quad.Graph, i);
        }
    }

    public ReadOnlySpan<int> Of(int node) => _quads.AsSpan(_starts[node], _ends[node] - _starts[node]);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<int>.Shared.Return(_ends);
        ArrayPool<int>.Shared.Return(_quads);
    }

    private void Count(RdfTerm term)
    {
        if (term.IsBlank)
        {
            _starts[term.Start + 1]++;
        }
    }

    // A node that is subject and object of one quad has room for two entries; the second is not used.
    private void Add(RdfTerm term, int quad)
    {
        if (term.IsBlank && (_ends[term.Start] == _starts[term.Start] || _quads[_ends[term.Start] - 1] != quad))
        {
            _quads[_ends[term.Start]++] = quad;
        }
    }
}
