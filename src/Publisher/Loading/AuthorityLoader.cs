using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Reads content/authority/: the numbered authority documents with all their proofs, and the lists of affirmed awards beside them.</summary>
internal static class AuthorityLoader
{
    private const string Folder = "content/authority/";

    /// <summary>The lists of awards that the guild stands by, by version.</summary>
    public static ImmutableArray<AffirmedFile> LoadAffirmed(LoadContext context)
    {
        var found = ImmutableArray.CreateBuilder<AffirmedFile>();
        foreach (var file in context.Tree.Under(Folder))
        {
            if (NumberOf(file.Path, ".affirmed") is > 0 and var number)
            {
                context.Claim(file);
                found.Add(new(number, file));
            }
        }
        return [.. found.OrderBy(f => f.Version)];
    }

    public static ImmutableArray<AuthorityFile> Load(LoadContext context)
    {
        var numbered = context.Tree.Under(Folder).Select(f => (File: f, Number: NumberOf(f.Path, ".json"))).Where(f => f.Number > 0).OrderBy(f => f.Number);
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
        ProofFiles.ReportOrphans(context, Folder);
        return found.ToImmutable();
    }

    /// <summary>The number in <c>content/authority/&lt;n&gt;.json</c>, at most four digits; or 0.</summary>
    private static int NumberOf(string path, string extension)
    {
        var name = path[Folder.Length..];
        var digits = name.Length - extension.Length;
        return name.EndsWith(extension, StringComparison.Ordinal) && digits is > 0 and <= 4 && name[0] != '0'
            && int.TryParse(name.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
