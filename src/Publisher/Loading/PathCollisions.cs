using System.Buffers;
using System.Text;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Paths that differ only by capitals or by Unicode's forms: two files here, one file on many computers and web servers.</summary>
internal static class PathCollisions
{
    private const string Content = "content/";

    private static readonly SearchValues<char> Folded = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_./");

    public static void Report(LoadContext context)
    {
        // Nearly every path is folded already: two such paths cannot meet, and only the others need a table.
        Dictionary<string, string>? seen = null;
        foreach (var file in context.Tree.Under(Content).Where(f => !IsFolded(f.Path)))
        {
            seen ??= new(StringComparer.Ordinal);
            // Upper case first: ſ and ı have lower-case forms of their own.
            var folded = UnicodeForm.Of(file.Path, NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant();
            if (!seen.TryAdd(folded, file.Path))
            {
                Report(context, file.Path, seen[folded]);
            }
            else if (folded != file.Path && context.Tree.Find(folded) is { } twin && IsFolded(twin.Path))
            {
                Report(context, string.CompareOrdinal(twin.Path, file.Path) > 0 ? twin.Path : file.Path, string.CompareOrdinal(twin.Path, file.Path) > 0 ? file.Path : twin.Path);
            }
        }
    }

    private static bool IsFolded(string path) => !path.AsSpan().ContainsAnyExcept(Folded);

    private static void Report(LoadContext context, string path, string other) =>
        context.Diagnostics.Add(ContentDescriptors.PathCollision, new(path), path, other);
}
