using System.Collections.Concurrent;
using System.Collections.Immutable;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>What loaders share: the tree, where mistakes go, and which files somebody has read.</summary>
internal sealed class LoadContext(SourceTree tree, DiagnosticBag diagnostics)
{
    // Loaders of one kind run side by side; what is in here is a set, so their order does not show.
    private readonly ConcurrentDictionary<string, bool> claimed = new(StringComparer.Ordinal);

    public SourceTree Tree => tree;

    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>The file at a path, now read by somebody; null when there is none.</summary>
    public SourceFile? Claim(string path)
    {
        var file = tree.Find(path);
        if (file is not null)
        {
            claimed[path] = true;
        }
        return file;
    }

    /// <summary>Files directly in a folder (<c>content/badges/</c>) with an extension (<c>.md</c>), now read by somebody; in order.</summary>
    public ImmutableArray<SourceFile> ClaimIn(string folder, string extension)
    {
        var files = tree.Under(folder).Where(f => f.Path.EndsWith(extension, StringComparison.Ordinal) && !f.Path[folder.Length..].Contains('/', StringComparison.Ordinal));
        ImmutableArray<SourceFile> found = [.. files];
        foreach (var file in found)
        {
            claimed[file.Path] = true;
        }
        return found;
    }

    public void Claim(SourceFile file) => claimed[file.Path] = true;

    public bool IsClaimed(string path) => claimed.ContainsKey(path);

    /// <summary>Reads items side by side; results and mistakes come in the items' order, without the items that could not be read.</summary>
    public ImmutableArray<TResult> Each<TItem, TResult>(ImmutableArray<TItem> items, Func<TItem, DiagnosticBag, TResult?> read)
        where TResult : class
    {
        var results = new TResult?[items.Length];
        var bags = new DiagnosticBag[items.Length];
        ParallelLoop.For(items.Length, i => results[i] = read(items[i], bags[i] = new()));
        foreach (var bag in bags)
        {
            Diagnostics.AddRange(bag.ToSorted());
        }
        return [.. results.OfType<TResult>()];
    }

    /// <summary>Reports JSON that is not strict.</summary>
    public static void Report(SourceFile file, JsonProblem problem, DiagnosticBag diagnostics) =>
        diagnostics.Add(CredentialDescriptors.NotJson, SourceText.Locate(file.Path, file.Bytes.Span, problem.Offset), problem.Detail);

    /// <summary>A file's name without folder and extension.</summary>
    public static string Stem(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }
}
