using System.Text;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Formats;

/// <summary>What every format of the table must keep, whatever it makes.</summary>
public sealed class OutputFormatTests
{
    private static IEnumerable<string> All => OutputFormats.All.Select(f => f.Name).Concat(OutputFormats.OfAwards.Select(f => f.Name));

    public static TheoryData<string> Names => [.. All];

    [Fact]
    public void The_table_has_no_name_twice() =>
        Assert.Equal(All.Count(), All.Distinct(StringComparer.Ordinal).Count());

    // Partners cannot be made up by hand: what is shown of them was verified.
    private static SiteModel Partnered()
    {
        var site = SignedSite.Minimal();
        Harbour.Pull(site);
        return SiteLinker.Link(Pipeline.Check(site.Tree).Verified!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_format_keeps_the_contract(string name)
    {
        var files = Render(name, name is "federation" or "partners' documents" ? Partnered() : Guild().Build());
        Assert.NotEmpty(files);
        Assert.Equal(files.Count, files.Select(f => f.Path).Distinct(StringComparer.Ordinal).Count());
        Assert.All(files, f =>
        {
            Assert.NotEmpty(f.Path);
            Assert.False(f.Path.StartsWith('/') || f.Path.EndsWith('/') || f.Path.Contains("//", StringComparison.Ordinal), f.Path);
            Assert.DoesNotContain("..", f.Path.Split('/'));
            Assert.DoesNotContain('\\', f.Path);
            Assert.True(f.Path.IsNormalized(), f.Path);
            Assert.Matches("^[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?$", f.MediaType);
            if (f.MediaType.EndsWith("charset=utf-8", StringComparison.Ordinal))
            {
                var text = new UTF8Encoding(false, true).GetString(f.Bytes.Span);
                Assert.DoesNotContain('\r', text);
                Assert.False(text.StartsWith('\uFEFF'), f.Path);
                Assert.EndsWith("\n", text, StringComparison.Ordinal);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_format_makes_the_same_bytes_again(string name)
    {
        var first = Render(name, Guild().Build()).ToDictionary(f => f.Path, f => Convert.ToHexString(f.Bytes.Span), StringComparer.Ordinal);
        for (var run = 0; run < 3; run++)
        {
            var again = Render(name, Guild().Build());
            Assert.Equal(first.Count, again.Count);
            Assert.All(again, f => Assert.Equal(first[f.Path], Convert.ToHexString(f.Bytes.Span)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_format_works_for_a_guild_founded_today(string name)
    {
        var found = new DiagnosticBag();
        var model = Guilds.Empty().Build();
        _ = Files(name, model, RenderContext.For(model, found), found).ToList();
        Assert.DoesNotContain(found.ToSorted(), d => d.Descriptor.Severity == Severity.Error);
    }

    [Fact]
    public void Two_files_at_one_address_are_an_error()
    {
        var site = new RenderedSite(Guilds.Full().Page("verify", "Mine", "x").Build());
        var problem = Assert.Single(site.Found);
        Assert.Equal("PUB0520", problem.Descriptor.Code);
        Assert.Equal(["verify/index.html", "pages", "pages"], problem.Arguments);
    }

    [Fact]
    public void A_file_where_a_folder_must_be_is_an_error()
    {
        var site = new RenderedSite(Guilds.Full().Badge("odd", "Odd", "d", "c", b => b with { Version = "feed.atom" }).Build());
        Assert.Contains(site.Found, d => d.Descriptor.Code == "PUB0520" && d.Arguments[0] == "badges/odd/feed.atom");
    }

    private static List<SiteFile> Render(string name, SiteModel model)
    {
        var found = new DiagnosticBag();
        List<SiteFile> files = [.. Files(name, model, RenderContext.For(model, found), found)];
        Assert.Empty(found.ToSorted());
        return files;
    }

    // A file stands where it was said beforehand that it would.
    // With so many more badges that there is a search.
    private static GuildBuilder Guild() =>
        Enumerable.Range(1, 20).Aggregate(Guilds.Full(), (guild, n) => guild.Badge($"more-{n}", $"More {n}", "One of many", "Take part.", frozen: false, art: false));

    private static IEnumerable<SiteFile> Files(string name, SiteModel model, RenderContext context, DiagnosticBag found)
    {
        foreach (var job in OutputFormats.All.Where(f => f.Name == name).SelectMany(f => f.Jobs(model, context)))
        {
            var file = job.Make(found)!;
            Assert.Equal(job.Path, file.Path);
            yield return file;
        }
        foreach (var (format, award) in OutputFormats.OfAwards.Where(f => f.Name == name).SelectMany(f => model.Awards.Select(a => (f, a))))
        {
            List<SiteFile> files = [.. format.Files(award, award.Verified.Read(), context, found)];
            List<string> said = [];
            format.AddPaths(award, award.Id, context, said);
            Assert.Equal(said, files.Select(f => f.Path));
            foreach (var file in files)
            {
                yield return file;
            }
        }
    }
}
