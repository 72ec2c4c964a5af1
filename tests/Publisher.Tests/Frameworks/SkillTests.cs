using System.Text.Json;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Frameworks;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Tests.Frameworks;

/// <summary>Skills of a guild's own: how they are written, and how a badge is signed with them.</summary>
public sealed class SkillTests
{
    private static SiteContent Load(string skill, DiagnosticBag found, string badge = "skills: [splicing]") => ContentLoader.Load(new SourceTree(
    [
        File("site.config.yml", "title: T\nbaseUrl: https://t.example\nlanguages: [en]\n"),
        File("content/badges/knots.md", "---\nname: Knots\ndescription: Knots that hold\n" + badge + "\n---\n\nTies one.\n"),
        File("content/skills/splicing.md", skill),
    ]), found)!;

    private static SourceFile File(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));

    private static Worth Written(SiteContent content)
    {
        using var json = JsonDocument.Parse(AchievementWriter.Write(content.Config, content.Badges.Single(), "png", new(content.Badges, content.Pathways, content.Skills)).ToBytes());
        return Worth.Read(json.RootElement);
    }

    [Fact]
    public void A_badge_is_signed_with_the_skill_s_name_statement_and_address()
    {
        var worth = Written(Load("---\nname: Splicing\ndescription: Splices rope\n---\n", new()));
        var alignment = Assert.Single(worth.Of(WorthTypes.Skill));
        Assert.Equal(new("Splicing", "https://t.example/skills/splicing/", "T", "splicing", "Splices rope", "ext:RichSkillDescriptor"), alignment);
        Assert.Equal(alignment, Assert.Single(SkillAlignments.Of(worth, "https://t.example")));
    }

    [Fact]
    public void A_version_keeps_its_skills_and_a_skill_may_be_reworded()
    {
        var then = Written(Load("---\nname: Splicing\ndescription: Splices rope\n---\n", new()));
        Assert.Null(WorthChange.Of(then, Written(Load("---\nname: Rope splicing\ndescription: Splices rope well\n---\n", new()))));
        Assert.Equal("skills", WorthChange.Of(then, Written(Load("---\nname: Splicing\ndescription: Splices rope\n---\n", new(), "tags: [rope]")))?.Key);
    }

    [Theory]
    [InlineData("http://data.europa.eu/esco/skill/1", "whatever", "ESCO")]
    [InlineData("https://osmt.example/api/skills/1", "Boat Skills", "Boat Skills")]
    [InlineData("https://osmt.example/api/skills/1", null, "osmt.example")]
    public void A_framework_is_known_by_its_address_its_name_or_its_host(string address, string? said, string expected) => Assert.Equal(expected, SkillAlignments.FrameworkOf(address, said));

    [Theory]
    [InlineData("---\nname: Splicing\n---\n", "PUB0105")]
    [InlineData("---\nname: Splicing\ndescription: d\nlevel: 3\n---\n", "PUB0104")]
    [InlineData("---\nname: Splicing\ndescription: d\nsameAs: esco\n---\n", "PUB0107")]
    [InlineData("---\nname: Splicing\ndescription: d\nsameAs: [{name: splice}]\n---\n", "PUB0105")]
    [InlineData("---\nname: Splicing\ndescription: d\nsameAs: [[a]]\n---\n", "PUB0106")]
    [InlineData("---\nname: Splicing\ndescription: d\n---\n\n<b>[x](javascript:alert(1))</b>\n", "PUB0120")]
    public void What_is_no_such_thing_is_told_where_it_stands(string skill, string code)
    {
        var found = new DiagnosticBag();
        Load(skill, found);
        var told = Assert.Single(found.ToSorted(), d => d.Descriptor.Severity == Severity.Error);
        Assert.Equal((code, "content/skills/splicing.md"), (told.Descriptor.Code, told.Location.Path));
    }

    [Fact]
    public void A_badge_names_skills_by_their_files()
    {
        var found = new DiagnosticBag();
        Load("---\nname: Splicing\ndescription: d\n---\n", found, "skills: [Splicing rope]");
        Assert.Equal("content/badges/knots.md:4:10", Assert.Single(found.ToSorted(), d => d.Descriptor == ContentDescriptors.WrongValue).Location.ToString());
    }
}
