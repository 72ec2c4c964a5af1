using System.Text;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Paths that differ only by capitals or by Unicode's forms: two files here, one file on many computers and web servers.</summary>
internal static class PathCollisions
{
    public static void Report(LoadContext context)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in context.Tree.Under("content/"))
        {
            // Upper case first: ſ and ı have lower-case forms of their own.
            var folded = file.Path.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant();
            if (!seen.TryAdd(folded, file.Path))
            {
                context.Diagnostics.Add(ContentDescriptors.PathCollision, new(file.Path), file.Path, seen[folded]);
            }
        }
    }
}
