using System.Globalization;
using System.Text;

namespace Publisher.Credentials.Canonical;

/// <summary>Tells equal blank nodes apart by what surrounds them (RDFC-1.0 §4.7 and §4.8), within a bound of work.</summary>
internal sealed class NDegreeHashes(
    RdfDataset dataset, RdfCanonicalization labels, BlankNodeQuads mentions, BlankNodeHashes hashes, bool[] isDropped, int maxIterations)
{
    private int _remaining = maxIterations;

    /// <summary>Labels one group of blank nodes of equal first-degree hash. False when the work is used up.</summary>
    public bool TryLabel(ReadOnlySpan<int> tie)
    {
        var paths = new List<(string Hash, TemporaryLabels Issuer)>();
        foreach (var node in tie)
        {
            if (labels.IsLabelled(node))
            {
                continue;
            }
            var issuer = new TemporaryLabels();
            issuer.Label(node);
            if (TryHash(node, issuer) is not { } path)
            {
                return false;
            }
            paths.Add(path);
        }
        // A stable sort: of equal paths the first stands for all, as they differ in nothing that shows.
        foreach (var (_, issuer) in paths.OrderBy(path => path.Hash, StringComparer.Ordinal))
        {
            foreach (var node in issuer.InOrder)
            {
                labels.Label(node);
            }
        }
        return true;
    }

    private (string Hash, TemporaryLabels Issuer)? TryHash(int node, TemporaryLabels issuer)
    {
        if (_remaining-- <= 0)
        {
            return null;
        }
        var data = new StringBuilder();
        foreach (var (hash, related) in RelatedByHash(node, issuer))
        {
            data.Append(hash);
            if (TryChoosePath(related, issuer) is not { } chosen)
            {
                return null;
            }
            data.Append(chosen.Path);
            issuer = chosen.Issuer;
        }
        return (hashes.HexOf(data.ToString()), issuer);
    }

    private (string Path, TemporaryLabels Issuer)? TryChoosePath(List<int> related, TemporaryLabels issuer)
    {
        (string Path, TemporaryLabels Issuer)? chosen = null;
        foreach (var permutation in Permutations(related))
        {
            var copy = issuer.Copy();
            var path = new StringBuilder();
            var pending = new List<int>();
            foreach (var node in permutation)
            {
                if (labels.IsLabelled(node))
                {
                    path.Append(CultureInfo.InvariantCulture, $"_:c14n{labels.LabelOf(node)}");
                    continue;
                }
                if (!copy.IsLabelled(node))
                {
                    pending.Add(node);
                }
                path.Append(CultureInfo.InvariantCulture, $"_:b{copy.Label(node)}");
            }
            if (IsBehind(path, chosen?.Path))
            {
                continue;
            }
            var isBehind = false;
            foreach (var node in pending)
            {
                if (TryHash(node, copy) is not { } result)
                {
                    return null;
                }
                path.Append(CultureInfo.InvariantCulture, $"_:b{copy.Label(node)}<{result.Hash}>");
                copy = result.Issuer;
                if (isBehind = IsBehind(path, chosen?.Path))
                {
                    break;
                }
            }
            if (!isBehind && (chosen is null || string.CompareOrdinal(path.ToString(), chosen.Value.Path) < 0))
            {
                chosen = (path.ToString(), copy);
            }
        }
        return chosen;
    }

    private static bool IsBehind(StringBuilder path, string? chosen) => chosen is not null && string.CompareOrdinal(path.ToString(), chosen) > 0;

    private SortedDictionary<string, List<int>> RelatedByHash(int node, TemporaryLabels issuer)
    {
        var related = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var index in mentions.Of(node))
        {
            if (isDropped[index])
            {
                continue;
            }
            ref readonly var quad = ref dataset.Quads[index];
            var predicate = Encoding.UTF8.GetString(dataset.TextOf(quad.Predicate));
            Add(quad.Subject, "s" + predicate);
            Add(quad.Object, "o" + predicate);
            Add(quad.Graph, "g");
        }
        return related;

        void Add(RdfTerm term, string position)
        {
            if (!term.IsBlank || term.Start == node)
            {
                return;
            }
            var hash = hashes.HexOf(position + NameOf(term.Start, issuer));
            if (!related.TryGetValue(hash, out var nodes))
            {
                related.Add(hash, nodes = []);
            }
            nodes.Add(term.Start);
        }
    }

    private string NameOf(int node, TemporaryLabels issuer) => labels.IsLabelled(node)
        ? string.Create(CultureInfo.InvariantCulture, $"_:c14n{labels.LabelOf(node)}")
        : issuer.IsLabelled(node)
            ? string.Create(CultureInfo.InvariantCulture, $"_:b{issuer.Label(node)}")
            : hashes.HexOf(node);

    // All distinct orders of the nodes, smallest first. A node that stands several times among them is related by several quads.
    private static IEnumerable<int[]> Permutations(List<int> nodes)
    {
        var order = nodes.ToArray();
        Array.Sort(order);
        while (true)
        {
            yield return order;
            var pivot = order.Length - 2;
            while (pivot >= 0 && order[pivot] >= order[pivot + 1])
            {
                pivot--;
            }
            if (pivot < 0)
            {
                yield break;
            }
            var other = order.Length - 1;
            while (order[other] <= order[pivot])
            {
                other--;
            }
            (order[pivot], order[other]) = (order[other], order[pivot]);
            order.AsSpan(pivot + 1).Reverse();
        }
    }

    /// <summary>Labels given along one path, in the order in which they were given.</summary>
    private sealed class TemporaryLabels
    {
        private readonly Dictionary<int, int> _labels;

        public TemporaryLabels() => (_labels, InOrder) = ([], []);

        private TemporaryLabels(TemporaryLabels other) => (_labels, InOrder) = (new(other._labels), [.. other.InOrder]);

        public List<int> InOrder { get; }

        public bool IsLabelled(int node) => _labels.ContainsKey(node);

        public int Label(int node)
        {
            if (!_labels.TryGetValue(node, out var label))
            {
                _labels.Add(node, label = InOrder.Count);
                InOrder.Add(node);
            }
            return label;
        }

        public TemporaryLabels Copy() => new(this);
    }
}
