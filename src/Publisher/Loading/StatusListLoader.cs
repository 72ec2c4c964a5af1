using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Json;

namespace Publisher.Loading;

/// <summary>Reads content/status/: the signed status lists, numbered 1, 2, ….</summary>
internal static class StatusListLoader
{
    public static ImmutableArray<StatusListFile> Load(LoadContext context)
    {
        var files = context.Tree.Under(StatusListFile.Folder).Where(f => IsList(f.Path[StatusListFile.Folder.Length..]));
        var lists = context.Each([.. files], (file, diagnostics) =>
        {
            context.Claim(file);
            if (SignedDocument.TryParse(file.Bytes, out var document, out var problem))
            {
                return new StatusListFile(LoadContext.Stem(file.Path), file, document);
            }
            LoadContext.Report(file, problem, diagnostics);
            return null;
        });
        return [.. lists.OrderBy(l => int.Parse(l.Name, CultureInfo.InvariantCulture))];
    }

    private static bool IsList(string name) =>
        name.EndsWith(".json", StringComparison.Ordinal) && name.Length is > 5 and <= 9 && name[0] != '0' && name[..^5].All(char.IsAsciiDigit);
}
