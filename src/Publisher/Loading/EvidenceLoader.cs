using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Reads content/evidence/&lt;award id&gt;/: files that awards point at, published byte for byte.</summary>
internal static class EvidenceLoader
{
    public const string Folder = "content/evidence/";
    private const int MaximumBytes = 25 * 1024 * 1024;

    public static ImmutableArray<EvidenceFile> Load(LoadContext context)
    {
        var found = ImmutableArray.CreateBuilder<EvidenceFile>();
        foreach (var file in context.Tree.Under(Folder))
        {
            if (file.Path[Folder.Length..].Split('/') is not [var award, var name])
            {
                SecretFinder.Report(file, context.Diagnostics);
                continue;
            }
            context.Claim(file);
            if (!NameRules.IsFileName(name))
            {
                SecretFinder.Report(file, context.Diagnostics);
                context.Diagnostics.Add(ContentDescriptors.BadName, new(file.Path), name, "a file may have letters A–Z and a–z, digits, dots, hyphens and underscores, at most 100", "");
            }
            else if (EvidenceKinds.MediaType(name) is null)
            {
                SecretFinder.Report(file, context.Diagnostics);
                context.Diagnostics.Add(ContentDescriptors.EvidenceKind, new(file.Path), name, string.Join(", ", EvidenceKinds.Extensions));
            }
            else if (file.Length > MaximumBytes)
            {
                context.Diagnostics.Add(ContentDescriptors.TooLarge, new(file.Path), "so large a file", "25 MiB");
            }
            else
            {
                found.Add(new(award, name, file));
            }
        }
        return found.ToImmutable();
    }
}
