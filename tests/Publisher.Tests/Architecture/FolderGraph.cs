using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Publisher.Tests.Architecture;

/// <summary>
/// Which folder of a project names types of which other folder, each edge with one place as its witness.
/// A folder is a node; a file that stands in the project's root is a node of its own.
/// </summary>
internal sealed class FolderGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> edges = new(StringComparer.Ordinal);

    private FolderGraph() { }

    /// <summary>Node → node → the place that makes the edge.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, string>> Edges => edges;

    /// <summary>Reads the graph from a compilation whose files stand below a folder.</summary>
    public static FolderGraph Of(CSharpCompilation compilation, string folder)
    {
        var graph = new FolderGraph();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var from = NodeOf(tree.FilePath, folder);
            graph.edges.TryAdd(from, new SortedDictionary<string, string>(StringComparer.Ordinal));
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
            {
                foreach (var to in Declarations(model, name).Select(path => NodeOf(path, folder)).Where(to => to != from))
                {
                    var line = name.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                    graph.edges[from].TryAdd(to, FormattableString.Invariant($"{SourceCode.NameOf(tree.FilePath)}:{line} names {name.Identifier.Text}"));
                }
            }
        }
        return graph;
    }

    /// <summary>A shortest-first circle of nodes, each with the place that leads to the next; null when there is none.</summary>
    public string? FindCircle()
    {
        foreach (var start in edges.Keys)
        {
            var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
            var queue = new Queue<string>([start]);
            while (queue.TryDequeue(out var node))
            {
                foreach (var next in edges.GetValueOrDefault(node)?.Keys ?? Enumerable.Empty<string>())
                {
                    if (next == start)
                    {
                        return Tell(start, node, cameFrom);
                    }
                    if (cameFrom.TryAdd(next, node))
                    {
                        queue.Enqueue(next);
                    }
                }
            }
        }
        return null;
    }

    private string Tell(string start, string last, Dictionary<string, string> cameFrom)
    {
        var path = new List<string> { start };
        for (var node = last; node != start; node = cameFrom[node])
        {
            path.Insert(0, node);
        }
        path.Insert(0, start);
        return string.Join('\n', path.Zip(path.Skip(1), (from, to) => $"{from} -> {to}: {edges[from][to]}"));
    }

    /// <summary>The files that declare what a name means: the type itself, or the type a member belongs to.</summary>
    private static IEnumerable<string> Declarations(SemanticModel model, SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name, TestContext.Current.CancellationToken);
        return (info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols)
            .Select(s => s as INamedTypeSymbol ?? s.ContainingType)
            .Where(type => type is not null)
            .SelectMany(type => type!.OriginalDefinition.DeclaringSyntaxReferences)
            .Select(reference => reference.SyntaxTree.FilePath)
            .Where(path => path.Length > 0);
    }

    private static string NodeOf(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
        var slash = relative.LastIndexOf('/');
        return slash < 0 ? relative : relative[..slash];
    }
}
