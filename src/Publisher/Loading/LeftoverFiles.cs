using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Files in content/ that nobody reads: a mistake in a name would otherwise silently leave something out.</summary>
internal static class LeftoverFiles
{
    private const string Content = "content/";

    /// <summary>Folders of later versions: name and what they hold.</summary>
    private static readonly ImmutableArray<(string Folder, string Words)> Later =
    [
        ("log", "logs"),
    ];

    /// <summary>Folders that are read, and what a file in them is called.</summary>
    private static readonly ImmutableArray<(string Folder, string Holds)> Read =
    [
        ("authority", "<number>.json, <number>.proofs/<member>.json and <number>.affirmed"),
        ("awards", "<year>/<id>.json and <year>/<id>.proofs/<member>.json"),
        ("badges", "<slug>.md, its picture as <slug>.svg or <slug>.png, and <slug>/<version>/"),
        ("endorsements", "<id>.json and <id>.proofs/<member>.json"),
        ("evidence", "<award id>/<file>"),
        ("members", "<handle>.md and its picture"),
        ("nominations", "<id>.yml"),
        ("pages", "<slug>.md"),
        ("pathways", "<slug>.yml"),
        ("peers", "<name>/, written by 'publisher sync'"),
        ("skills", "<slug>.md"),
        ("status", "<number>.json, decisions/<award id>-<revoke|withdraw|supersede>.json and withdrawn/<award id>.txt"),
    ];

    /// <summary>Reports every file nobody has claimed; folders of later versions are one warning each.</summary>
    public static void Report(LoadContext context)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in context.Unclaimed(Content))
        {
            var path = file.Path[Content.Length..];
            if (path.Split('/')[^1] is ".gitkeep" or ".gitattributes")
            {
                continue;
            }
            var later = Later.FirstOrDefault(l => path.StartsWith(l.Folder + "/", StringComparison.Ordinal));
            if (later.Folder is null)
            {
                context.Diagnostics.Add(ContentDescriptors.UnknownFile, new(file.Path), file.Path, Advice(context, path));
            }
            else if (told.Add(later.Folder))
            {
                context.Diagnostics.Add(ContentDescriptors.NotBuiltYet, new(file.Path), later.Words);
            }
        }
    }

    private static string Advice(LoadContext context, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return "content/ holds folders, and the logo if theme: {logo: …} names one; delete the file or move it into a folder";
        }
        var folder = path[..slash];
        if (Read.FirstOrDefault(r => r.Folder == folder) is { Folder: not null } known)
        {
            var stem = LoadContext.Stem(path);
            var neighbours = context.Tree.Under($"{Content}{folder}/").Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal)).Select(f => LoadContext.Stem(f.Path));
            return NearestName.Of(stem, neighbours) is { } near && near != stem
                ? $"did you mean '{near}'? {Content}{folder}/ holds {known.Holds}"
                : $"{Content}{folder}/ holds {known.Holds}";
        }
        return NearestName.Of(folder, [.. Read.Select(r => r.Folder), .. Later.Select(l => l.Folder)]) is { } nearest
            ? $"did you mean the folder '{Content}{nearest}/'?"
            : $"the folders of content/ are {string.Join(", ", Read.Select(r => r.Folder))}; delete the file or move it into one";
    }
}
