using System.Text;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Loading;

public sealed class LoadingTests
{
    private static (Content.SiteContent Content, string[] Found) Load(params (string Path, string Text)[] files)
    {
        var site = SignedSite.Minimal();
        foreach (var (path, text) in files)
        {
            site[path] = text;
        }
        var diagnostics = new DiagnosticBag();
        return (ContentLoader.Load(site.Tree, diagnostics)!, [.. diagnostics.ToSorted().Select(d => $"{d.Location} {d.Descriptor.Code}")]);
    }

    [Fact]
    public void A_page_takes_its_title_from_its_heading_and_does_not_say_it_twice()
    {
        var (content, found) = Load(("content/pages/help.md", "# Help & *more*\n\n\nAsk.\n"), ("content/pages/rules.md", "---\ntitle: Our rules\n---\n# Kept\n"));
        Assert.Empty(found);
        var help = content.Pages.Single(p => p.Slug == "help");
        Assert.Equal(("Help & more", "Ask.", 4), (help.Title, help.Markdown, help.BodyLine));
        Assert.Equal(("Our rules", "# Kept"), (content.Pages.Single(p => p.Slug == "rules").Title, content.Pages.Single(p => p.Slug == "rules").Markdown));
    }

    [Fact]
    public void A_member_has_links_in_either_form()
    {
        var (content, found) = Load(
            ("content/members/yamada.md", "---\nname: 山田\nid: https://yamada.example/\nlinks:\n  Home: https://yamada.example/\n  Mail: mailto:y@yamada.example\n---\n"),
            ("content/members/lukasz.md", "---\nname: Łukasz Żółć\nid: did:web:lukasz.example\nlinks:\n  - {label: Home, url: https://lukasz.example/}\n  - {label: Bad, url: javascript:1}\n---\n"));
        Assert.Equal(["content/members/lukasz.md:6:23 PUB0120"], found);
        Assert.Equal(["Home", "Mail"], content.Members.Single(m => m.Handle == "yamada").Links.Select(l => l.Label));
        Assert.Equal("Łukasz Żółć", content.Members.Single(m => m.Handle == "lukasz").Name);
    }

    [Fact]
    public void Criteria_are_trimmed_and_have_line_feeds_alone()
    {
        var (content, found) = Load(("content/badges/first-light.md", Encoding.UTF8.GetString(SignedSite.Minimal().Files["content/badges/first-light.md"]).Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Empty(found);
        var criteria = content.Badges.Single(b => b.Slug == "first-light").CriteriaMarkdown;
        Assert.DoesNotContain('\r', criteria);
        Assert.Equal(criteria.Trim(), criteria);
        Assert.Equal(SignedSite.Minimal().Content.Badges.Single(b => b.Slug == "first-light").CriteriaMarkdown, criteria);
    }

    [Fact]
    public void Mistakes_in_every_part_are_told_in_one_run_even_without_a_config()
    {
        var site = SignedSite.Minimal();
        site.Remove("site.config.yml");
        site["content/pages/x.md"] = "no title";
        site["content/members/x.md"] = "no keys";
        site["content/badges/x.md"] = "---\nnmae: x\n---\n";
        site["content/awards/2026/abc.json"] = "{}";
        site["content/status/1.json"] = "[";
        var diagnostics = new DiagnosticBag();
        Assert.Null(ContentLoader.Load(site.Tree, diagnostics));
        var codes = diagnostics.ToSorted().Select(d => d.Descriptor.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["PUB0001", "PUB0105", "PUB0111", "PUB0104", "PUB0115", "PUB0301", "PUB0304"], StringComparer.Ordinal), codes);
    }

    [Fact]
    public void The_order_files_come_in_changes_nothing()
    {
        var files = SignedSite.Minimal().Tree.Files.Append(new("content/badges/bad.md", "---\nx: 1\ny: 2\n---\n"u8.ToArray())).ToList();
        string Tell(IEnumerable<SourceFile> order) => string.Join('\n', Pipeline.Check(new(order)).Diagnostics.Select(d => $"{InvalidSite.Line(d)} {d.Message}"));
        Assert.Equal(Tell(files), Tell(files.AsEnumerable().Reverse()));
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox='0 0 9 9'>\n  <!-- by hand -->\n  <path  d=\"M0 0h9v9z\" ></path></svg>", null)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><metadata><x/></metadata><path d=\"M0 0h9v9z\"/></svg>", "PUB0504")]
    [InlineData("<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>", "PUB0504")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>", "PUB0504")]
    [InlineData("<?xml version='1.0' encoding='ISO-8859-1'?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>", "PUB0504")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script/><path d=\"M0 0h9v9z\"/></svg>", "PUB0504")]
    public void A_frozen_picture_stays_good_however_the_cleaner_spells_it_as_long_as_nothing_is_dropped(string svg, string? code)
    {
        var (_, found) = Load(("content/badges/first-light/1.0/image.svg", svg));
        Assert.Equal(code is null ? [] : [code], found.Select(f => f[^7..]));
    }
}
