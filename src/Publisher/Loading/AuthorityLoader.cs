using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Reads content/authority/: the numbered authority documents with all their proofs.</summary>
internal static class AuthorityLoader
{
    private const string Folder = "content/authority/";

    public static ImmutableArray<AuthorityFile> Load(LoadContext context)
    {
        var numbered = context.Tree.Under(Folder).Select(f => (File: f, Number: NumberOf(f.Path))).Where(f => f.Number > 0).OrderBy(f => f.Number);
        var found = ImmutableArray.CreateBuilder<AuthorityFile>();
        var expected = 1;
        foreach (var (file, number) in numbered)
        {
            context.Claim(file);
            for (; expected < number; expected++)
            {
                context.Diagnostics.Add(CredentialDescriptors.AuthorityGap, new(file.Path), expected.ToString(CultureInfo.InvariantCulture));
            }
            expected = number + 1;
            if (ProofFiles.TryRead(file, ProofFiles.Of(context, file), context.Diagnostics, out var published))
            {
                found.Add(new(number, file, published));
            }
        }
        foreach (var file in context.Tree.Under(Folder).Where(f => f.Path.EndsWith(".affirmed", StringComparison.Ordinal)))
        {
            context.Claim(file);
            context.Diagnostics.Add(ContentDescriptors.NotBuiltYet, new(file.Path), "lists of affirmed awards");
        }
        ProofFiles.ReportOrphans(context, Folder);
        return found.ToImmutable();
    }

    /// <summary>The number in <c>content/authority/&lt;n&gt;.json</c>, or 0.</summary>
    private static int NumberOf(string path)
    {
        var name = path[Folder.Length..];
        return name.EndsWith(".json", StringComparison.Ordinal) && name.Length is > 5 and <= 9 && name[0] != '0'
            && int.TryParse(name[..^5], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
