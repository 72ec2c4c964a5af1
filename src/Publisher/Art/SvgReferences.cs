namespace Publisher.Art;

/// <summary>
/// Which elements stand in which and which refer to which: enough to know how many elements a renderer would draw once it
/// follows every reference. Ten lines of nested use elements can ask for a billion.
/// </summary>
internal sealed class SvgReferences
{
    private sealed record Node(int Parent, string Element, List<string> Targets)
    {
        public string Id { get; set; } = "";
        public string[] Classes { get; set; } = [];
    }

    private readonly List<Node> nodes = [];
    private readonly List<int> path = [];
    private readonly Dictionary<string, int> named = new(StringComparer.Ordinal);
    private readonly List<(string Selectors, string Target)> rules = [];
    private int skipped;

    /// <summary>An element begins, this many elements deep; how many there are now.</summary>
    public int Add(string element, int depth)
    {
        path.RemoveRange(depth, path.Count - depth);
        nodes.Add(new(depth == 0 ? -1 : path[depth - 1], element, []));
        path.Add(nodes.Count - 1);
        return nodes.Count + skipped;
    }

    /// <summary>An element was read over; how many there are now.</summary>
    public int Skip() => nodes.Count + ++skipped;

    /// <summary>The newest element has this id; of several the first counts.</summary>
    public void Name(string id)
    {
        nodes[^1].Id = id;
        named.TryAdd(id, nodes.Count - 1);
    }

    /// <summary>The newest element has these classes.</summary>
    public void Classes(string classes) => nodes[^1].Classes = classes.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The newest element refers to an id.</summary>
    public void Refer(string id) => nodes[^1].Targets.Add(id);

    /// <summary>A style rule refers to an id for every element its selectors choose.</summary>
    public void ReferByRule(string selectors, string id) => rules.Add((selectors, id));

    /// <summary>How many elements are drawn when all references are followed; stops counting soon after <see cref="SvgArt.MaxDrawn"/>.</summary>
    public long Drawn()
    {
        ApplyRules();
        var children = new List<int>[nodes.Count];
        for (var i = nodes.Count - 1; i > 0; i--)
        {
            (children[nodes[i].Parent] ??= []).Add(i);
        }
        var weight = new long[nodes.Count]; // 0: unknown, -1: being counted (a circle draws nothing)
        return nodes.Count == 0 ? 0 : Weigh(0);

        long Weigh(int root)
        {
            // Own stack: references may chain ten thousand deep.
            var stack = new Stack<(int Node, int Next, long Sum)>([(root, 0, 1)]);
            long last = 0;
            weight[root] = -1;
            while (stack.Count > 0)
            {
                var (node, next, sum) = stack.Pop();
                sum += last;
                last = 0;
                var inner = children[node]?.Count ?? 0;
                if (next == inner + nodes[node].Targets.Count)
                {
                    weight[node] = last = Math.Min(sum, SvgArt.MaxDrawn + 1L);
                    continue;
                }
                stack.Push((node, next + 1, sum));
                var to = next < inner ? children[node]![next] : named.GetValueOrDefault(nodes[node].Targets[next - inner], -1);
                if (to >= 0 && weight[to] == 0)
                {
                    weight[to] = -1;
                    stack.Push((to, 0, 1));
                }
                else
                {
                    last = to >= 0 && weight[to] > 0 ? weight[to] : 0;
                }
            }
            return last;
        }
    }

    // Only the last part of a selector is asked ("g .a > path.b" is "path.b"): that chooses too many rather than too few.
    private void ApplyRules()
    {
        foreach (var (selectors, target) in rules)
        {
            foreach (var selector in selectors.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var last = selector.Split(Combinators, StringSplitOptions.RemoveEmptyEntries).LastOrDefault("*");
                foreach (var node in nodes.Where(n => IsChosen(n, last)))
                {
                    node.Targets.Add(target);
                }
            }
        }
    }

    private static bool IsChosen(Node node, string compound)
    {
        for (var from = 0; from < compound.Length;)
        {
            var to = compound.IndexOfAny(Marks, from + 1);
            to = to < 0 ? compound.Length : to;
            var word = compound[from..to];
            var fits = word[0] switch { '.' => node.Classes.Contains(word[1..], StringComparer.Ordinal), '#' => node.Id == word[1..], '*' => true, _ => node.Element == word };
            if (!fits)
            {
                return false;
            }
            from = to;
        }
        return true;
    }

    private static readonly char[] Spaces = [' ', '\t', '\n', '\r'];
    private static readonly char[] Combinators = [' ', '\t', '\n', '>', '+', '~'];
    private static readonly char[] Marks = ['.', '#', '*'];
}
