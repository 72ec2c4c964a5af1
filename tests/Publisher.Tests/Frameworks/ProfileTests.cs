using System.Text.Json;
using Publisher.Authoring;
using Publisher.Frameworks;

namespace Publisher.Tests.Frameworks;

public sealed class ProfileTests
{
    private const string Eu = "profile: eu-microcredential\noutcomes: [Ties knots]\nworkload: 10 h\nlevel: none\nassessment: oral\nparticipation: online\nqualityAssurance: internal";
    private const string Nz = "profile: nzqa\noutcomes: [Ties knots]\ncredits: 5 NZQCF\nlevel: NZQCF 3\nfieldOfStudy: {name: F, framework: NZSCED, code: \"030505\"}\nreview: P18M";

    private static Worth Read(string keys)
    {
        var content = WorthFixture.Load(keys, new());
        using var json = JsonDocument.Parse(AchievementWriter.Write(content.Config, content.Badges.Single(b => b.Slug == "knots"), "png").ToBytes());
        return Worth.Read(json.RootElement);
    }

    private static IEnumerable<string> Missing(string profile, string keys, string? country = "GB") => FrameworkProfiles.Find(profile)!.Missing(Read(keys), country).Select(m => m.Descriptor.Code);

    [Fact]
    public void A_badge_that_says_everything_passes()
    {
        Assert.Empty(Missing("eu-microcredential", Eu));
        Assert.Empty(Missing("nzqa", Nz));
    }

    [Theory]
    [InlineData("outcomes: [Ties knots]", "", "PUB0561")]
    [InlineData("workload: 10 h", "", "PUB0562")]
    [InlineData("workload: 10 h", "credits: 1 NZQCF", "PUB0562")]
    [InlineData("level: none", "", "PUB0563")]
    [InlineData("level: none", "level: NZQCF 3", "PUB0563")]
    [InlineData("assessment: oral", "", "PUB0564")]
    [InlineData("participation: online", "", "PUB0565")]
    [InlineData("qualityAssurance: internal", "", "PUB0566")]
    public void One_element_of_Annex_I_left_out_is_told(string said, string instead, string code) => Assert.Equal([code], Missing("eu-microcredential", Eu.Replace(said, instead, StringComparison.Ordinal)));

    [Fact]
    public void The_country_of_the_issuer_is_one_of_them() => Assert.Equal(["PUB0560"], Missing("eu-microcredential", Eu, null));

    [Theory]
    [InlineData("workload: 10 h", "credits: 1 ECTS")]
    [InlineData("level: none", "level: QF-EHEA first")]
    [InlineData("assessment: oral", "assessment: A long talk by the fire")]
    public void There_is_more_than_one_way_to_say_it(string said, string instead) => Assert.Empty(Missing("eu-microcredential", Eu.Replace(said, instead, StringComparison.Ordinal)));

    [Theory]
    [InlineData("credits: 5 NZQCF", "credits: 41 NZQCF", "PUB0571")]
    [InlineData("credits: 5 NZQCF", "credits: 2.5 NZQCF", "PUB0571")]
    [InlineData("credits: 5 NZQCF", "credits: 5 ECTS", "PUB0571")]
    [InlineData("level: NZQCF 3", "level: NZQCF 11", "PUB0572")]
    [InlineData("\"030505\"", "\"0305\"", "PUB0573")]
    [InlineData("outcomes: [Ties knots]", "", "PUB0574")]
    [InlineData("review: P18M", "review: P6M", "PUB0575")]
    [InlineData("review: P18M", "review: P3Y1M", "PUB0575")]
    public void One_element_of_NZQA_left_out_is_told(string said, string instead, string code) => Assert.Equal([code], Missing("nzqa", Nz.Replace(said, instead, StringComparison.Ordinal)));

    [Theory]
    [InlineData("National knots", "national")]
    [InlineData("Knots of New-Zealand", "new zealand")]
    [InlineData("Diploma: knots", "diploma")]
    [InlineData("International knots", null)]
    public void Titles_keep_away_from_words_of_other_qualifications(string title, string? word) => Assert.Equal(word, FrameworkProfiles.ProtectedWord(title));

    [Fact]
    public void The_mark_is_for_a_badge_that_says_so_and_passes()
    {
        var profile = FrameworkProfiles.EuMicrocredential;
        Assert.True(profile.IsMetBy(Read(Eu), "GB"));
        Assert.False(profile.IsMetBy(Read(Eu), null));
        Assert.False(profile.IsMetBy(Read(Eu.Replace("profile: eu-microcredential\n", "", StringComparison.Ordinal)), "GB"));
        Assert.False(profile.IsMetBy(Read("profile: eu-microcredential"), "GB"));
    }
}
