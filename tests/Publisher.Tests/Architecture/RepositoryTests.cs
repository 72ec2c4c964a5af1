using System.Text.Json;
using System.Text.RegularExpressions;
using Publisher.Testing;

namespace Publisher.Tests.Architecture;

/// <summary>What stands around the code: its documents lead where they say, its build server can change nothing, its packages are pinned.</summary>
public sealed partial class RepositoryTests
{
    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        string[] folders = [".", "docs", "docs/adr", "docs/diagnostics"];
        var documents = folders.Select(folder => RepositoryFiles.InRoot(folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md")).ToList();
        Assert.Contains(documents, path => Path.GetFileName(path) == "README.md");
        var dead =
            from path in documents
            from Match match in MarkdownLink().Matches(Code().Replace(File.ReadAllText(path), ""))
            let link = match.Groups["to"].Value
            where !link.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, link.Split('#')[0]))
            select $"{SourceCode.NameOf(path)} leads to {link}";
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_decision_stands_in_the_list_of_decisions()
    {
        var list = File.ReadAllText(RepositoryFiles.InRoot("docs", "adr", "README.md"));
        var pages = Directory.EnumerateFiles(RepositoryFiles.InRoot("docs", "adr"), "0*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(pages, AdrLink().Matches(list).Select(match => match.Groups["page"].Value));
        Assert.Equal(Enumerable.Range(1, pages.Count), pages.Select(page => int.Parse(page[..4], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_build_server_reads_only_and_runs_named_commits()
    {
        var workflows = Directory.EnumerateFiles(RepositoryFiles.InRoot(".github", "workflows"), "*.yml").ToList();
        Assert.NotEmpty(workflows);
        foreach (var path in workflows)
        {
            var text = File.ReadAllText(path);
            Assert.Contains("\npermissions:\n  contents: read\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
            // What lies in this repository is of the commit that is being run.
            Assert.All(Action().Matches(text).Select(match => match.Groups["name"].Value), name => Assert.Matches("^\\./|@[0-9a-f]{40}$", name));
        }
    }

    [Fact]
    public void Node_packages_are_exact_and_name_no_registry()
    {
        var folder = RepositoryFiles.InRoot("tests", "Publisher.Interop.Tests");
        using var wanted = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package.json")));
        Assert.All(wanted.RootElement.GetProperty("dependencies").EnumerateObject(), package => Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$", package.Value.GetString()!));

        using var locked = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package-lock.json")));
        var packages = locked.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0).ToList();
        Assert.True(packages.Count > 100, "the lock file holds next to nothing");
        Assert.All(packages, package =>
        {
            Assert.True(package.Value.TryGetProperty("integrity", out _), $"{package.Name} has no digest");
            Assert.False(package.Value.TryGetProperty("resolved", out _), $"{package.Name} names a registry");
        });
    }

    [GeneratedRegex(@"(?<!\!)\[[^\]]*\]\((?<to>[^)\s#][^)\s]*)\)")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(@"^```.*?^```|^ {4}.*?$|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\((?<page>\d{4}-[^)]+)\)")]
    private static partial Regex AdrLink();

    [GeneratedRegex(@"^\s*(?:- )?uses:\s*(?<name>\S+)", RegexOptions.Multiline)]
    private static partial Regex Action();
}
