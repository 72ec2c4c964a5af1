using System.Text;
using System.Text.RegularExpressions;
using Publisher.Cli.Git;
using Publisher.Sources;

namespace Publisher.Cli.Health;

/// <summary>Looks over what a repository has beside its site: bytes that git could change, workflows that run what nobody looked at, checks that nobody owns.</summary>
internal static partial class RepositoryHealth
{
    internal static IEnumerable<Finding> Look(string site)
    {
        if (Top(site) is not { } top)
        {
            return [new(Finding.Repository, "this folder is in no git repository: nobody can see who changed what, and nothing can be compared; git init -b main")];
        }
        return Look(GuardedFiles.Read(site, top));
    }

    private static IEnumerable<Finding> Look(SourceTree files)
    {
        if (!files.Files.Any(f => f.Path.EndsWith(".gitattributes", StringComparison.Ordinal) && Lines(f).Contains("content/** -text")))
        {
            yield return new(Finding.Repository, "git may change line ends in content/, and signatures would break on some computers; put the line 'content/** -text' into .gitattributes");
        }
        var workflows = files.Files.Where(f => f.Path.Contains(".github/workflows/", StringComparison.Ordinal)).ToList();
        if (workflows.Count > 0 && !workflows.Exists(f => Encoding.UTF8.GetString(f.Bytes.Span).Contains("pull_request", StringComparison.Ordinal)))
        {
            yield return new(Finding.Repository, "no workflow looks at pull requests; 'publisher check --against' would say what each does before it is merged");
        }
        foreach (var (file, action) in files.Files.Where(f => f.Path.Contains("/workflows/", StringComparison.Ordinal)).SelectMany(f => Action().Matches(Encoding.UTF8.GetString(f.Bytes.Span)).Select(m => (f, m.Groups[1].Value))))
        {
            if (!action.StartsWith("./", StringComparison.Ordinal) && !Commit().IsMatch(action))
            {
                yield return new(Finding.Repository, $"{file.Path} runs {action}, which its owner can change at any time; name the commit instead of a tag");
            }
        }
        if (workflows.Count > 0 && !files.Files.Any(f => f.Path.EndsWith("CODEOWNERS", StringComparison.Ordinal) && Lines(f).Any(l => l.Length > 0 && l[0] != '#')))
        {
            yield return new(Finding.Repository, "nobody is asked before what judges changes is itself changed; write your stewards' names into .github/CODEOWNERS");
        }
    }

    private static List<string> Lines(SourceFile file) => [.. Encoding.UTF8.GetString(file.Bytes.Span).Split('\n').Select(l => l.Trim())];

    private static string? Top(string site)
    {
        for (var folder = new DirectoryInfo(site); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return folder.FullName;
            }
        }
        return null;
    }

    [GeneratedRegex(@"^\s*(?:- )?uses:\s*[""']?([^\s""'#]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Action();

    [GeneratedRegex("@[0-9a-f]{40}$", RegexOptions.CultureInvariant)]
    private static partial Regex Commit();
}
