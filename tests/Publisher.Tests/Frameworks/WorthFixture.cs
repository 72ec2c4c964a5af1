using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Tests.Frameworks;

/// <summary>A badge with front matter of one's own, read as a site's.</summary>
internal static class WorthFixture
{
    /// <summary>Everything a badge can say of its worth.</summary>
    public const string Everything = """
        outcomes:
          - Ties knots that hold
          - {name: Splice rope, url: "https://skills.example/splice", framework: Skills, code: S1, description: All of it}
        level: EQF 3
        credits: {value: 1.5, unit: ECTS, hours: 25-30, equals: {NZQCF: 2.5}}
        workload: 40 h
        assessment: [practical, {kind: oral, name: "A talk on the quay"}]
        participation: onsite
        supervision: identified-onsite
        qualityAssurance: {name: "The harbour looks at it every year", url: "https://harbour.example/quality"}
        review: P2Y
        requires: [sails, "harbour:tide", "https://other.example/badges/x/achievement.json"]
        fieldOfStudy: {name: Handicrafts, framework: ISCED-F, code: "0215"}
        profile: eu-microcredential
        results:
          splice: {name: The splice, rubric: [{name: Holds, description: It held, points: "1"}, {name: Fair}], required: Holds}
          speed: {name: Speed, min: 0, max: 10, required: 3}
          grade: {name: Grade, type: LetterGrade, values: [C, B, A]}
        """;

    public static SiteContent Load(string keys, DiagnosticBag found, string language = "en") => ContentLoader.Load(new SourceTree(
    [
        File("site.config.yml", "title: T\nbaseUrl: https://t.example\nlanguages: [" + language + "]\nissuer: {country: GB}\n"),
        File("content/badges/knots.md", "---\nname: Knots\ndescription: Knots that hold\n" + keys.ReplaceLineEndings("\n") + "\n---\n\nTies one.\n"),
        File("content/badges/sails.md", "---\nname: Sails\ndescription: Sails that hold\n---\n\nSews one.\n"),
    ]), found)!;

    public static Badge Badge(string keys)
    {
        var found = new DiagnosticBag();
        var badge = Load(keys, found).Badges.Single(b => b.Slug == "knots");
        Assert.DoesNotContain(found.ToSorted(), d => d.Descriptor.Severity == Severity.Error);
        return badge;
    }

    private static SourceFile File(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));
}
