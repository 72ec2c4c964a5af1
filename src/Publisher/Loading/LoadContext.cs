using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>What loaders share: the tree, where mistakes go, and which files somebody has read.</summary>
internal sealed class LoadContext(SourceTree tree, KnownPictures pictures, DiagnosticBag diagnostics)
{
    // By place in the tree. Loaders of one kind run side by side; each file is marked by its own, so their order does not show.
    private readonly bool[] claimed = new bool[tree.Files.Length];

    public SourceTree Tree => tree;

    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>Pictures that were found good.</summary>
    public KnownPictures Pictures => pictures;

    /// <summary>The file at a path, now read by somebody; null when there is none.</summary>
    public SourceFile? Claim(string path)
    {
        var at = tree.IndexOf(path);
        if (at < 0)
        {
            return null;
        }
        claimed[at] = true;
        return tree.Files[at];
    }

    /// <summary>Files directly in a folder (<c>content/badges/</c>) with an extension (<c>.md</c>), now read by somebody; in order.</summary>
    public ImmutableArray<SourceFile> ClaimIn(string folder, string extension)
    {
        var found = ImmutableArray.CreateBuilder<SourceFile>();
        var (start, length) = tree.RangeOf(folder).GetOffsetAndLength(tree.Files.Length);
        for (var at = start; at < start + length; at++)
        {
            var path = tree.Files[at].Path;
            if (path.EndsWith(extension, StringComparison.Ordinal) && path.IndexOf('/', folder.Length) < 0)
            {
                claimed[at] = true;
                found.Add(tree.Files[at]);
            }
        }
        return found.ToImmutable();
    }

    public void Claim(SourceFile file) => ClaimAt(tree.IndexOf(file.Path));

    /// <summary>Marks the file at a place in the tree as read by somebody.</summary>
    public void ClaimAt(int place) => claimed[place] = true;

    public bool IsClaimed(string path) => tree.IndexOf(path) is >= 0 and var at && claimed[at];

    /// <summary>Files below a folder that nobody has read.</summary>
    public IEnumerable<SourceFile> Unclaimed(string folder)
    {
        var (start, length) = tree.RangeOf(folder).GetOffsetAndLength(tree.Files.Length);
        for (var at = start; at < start + length; at++)
        {
            if (!claimed[at])
            {
                yield return tree.Files[at];
            }
        }
    }

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
