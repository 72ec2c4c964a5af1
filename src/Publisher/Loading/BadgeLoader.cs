using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Publisher.Art;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads content/badges/: definitions, the art beside them, and frozen versions.</summary>
internal static partial class BadgeLoader
{
    public const string Folder = "content/badges/";

    /// <summary>Open Badges 3.0 §B.2 AchievementType; a community's own type is written <c>ext:…</c>.</summary>
    private static readonly ImmutableArray<string> Types =
    [
        "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree", "Award", "Badge", "BachelorDegree", "Certificate",
        "CertificateOfCompletion", "Certification", "CoCurricular", "CommunityService", "Competency", "Course", "Degree", "Diploma", "DoctoralDegree",
        "Fieldwork", "GeneralEducationDevelopment", "JourneymanCertificate", "LearningProgram", "License", "MasterCertificate", "MasterDegree",
        "Membership", "MicroCredential", "ProfessionalDoctorate", "QualityAssuranceCredential", "ResearchDoctorate", "SecondarySchoolDiploma",
    ];

    /// <summary>Whether a word is an achievementType.</summary>
    public static bool IsType(string type) => Types.Contains(type, StringComparer.Ordinal) || ExtensionType().IsMatch(type);

    public static ImmutableArray<Badge> Load(LoadContext context) =>
        context.Each(context.ClaimIn(Folder, ".md"), (file, diagnostics) => Read(context, file, diagnostics));

    private static Badge? Read(LoadContext context, SourceFile file, DiagnosticBag diagnostics)
    {
        var slug = LoadContext.Stem(file.Path);
        NameRules.CheckSlug(slug, new(file.Path), isPage: false, diagnostics);
        var versions = FrozenVersionLoader.Load(context, slug, diagnostics);
        if (MarkdownFile.Read(file, required: true, diagnostics) is not { Fields: { } map } parts)
        {
            // Its art and versions are still its own: one mistake, one message.
            ClaimArt(context, slug);
            return null;
        }
        var fields = new YamlFields(map, "a badge", diagnostics);
        var name = fields.RequiredLine("name");
        var description = fields.RequiredLine("description");
        var version = Form(fields, "version", NameRules.IsVersion, "a version such as '1.0', at most 32 letters, digits, dots and hyphens");
        var type = Form(fields, "type", IsType, "an Open Badges achievementType such as Badge, Certificate or Competency");
        var (svg, png) = Art(context, fields, slug, diagnostics);
        var design = Design(fields, diagnostics);
        var evidence = Form(fields, "evidence", v => v is "required" or "optional", "'required' or 'optional'");
        var validity = Form(fields, "validity", v => Duration().IsMatch(v), "a duration of years, months and days such as P3Y or P1Y6M");
        var language = Form(fields, "language", NameRules.IsLanguage, "a language code such as 'en'");
        var tags = fields.Lines("tags").Select(t => t.Value.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal);
        var alignments = Alignments(fields);
        var (worth, fieldOfStudy) = WorthLoader.Read(fields, map, diagnostics);
        var translations = TranslationLoader.Read(fields, TranslationLoader.Badge, MarkdownPlace.Criteria, diagnostics);
        fields.Finish();
        if (parts.Body.Length == 0)
        {
            diagnostics.Add(ContentDescriptors.NoCriteria, new(file.Path, parts.BodyLine), slug);
        }
        MarkdownText.Check(file.Path, parts.Body, parts.BodyLine, MarkdownPlace.Criteria, diagnostics);
        return name is null || description is null ? null : new()
        {
            Slug = slug,
            Name = name.Value,
            Description = description.Value,
            NameLocation = name.Location,
            DescriptionLocation = description.Location,
            Version = version?.Value ?? "1.0",
            Type = type?.Value ?? "Badge",
            CriteriaMarkdown = parts.Body.Trim(),
            CriteriaLine = parts.BodyLine,
            Svg = svg,
            Png = png,
            Design = design,
            Tags = [.. tags],
            Alignments = alignments,
            EvidenceRequired = evidence?.Value == "required",
            Validity = validity?.Value,
            Language = language?.Value,
            FieldOfStudy = fieldOfStudy,
            Worth = worth,
            Definition = Digest.Of(file.Bytes.Span),
            Versions = versions,
            Translations = translations,
            Location = new(file.Path),
        };
    }

    private static YamlScalar? Form(YamlFields fields, string key, Func<string, bool> fits, string expected)
    {
        var value = fields.Line(key);
        if (value is null || fits(value.Value))
        {
            return value;
        }
        fields.Refuse(key, value, expected);
        return null;
    }

    private static void ClaimArt(LoadContext context, string stem) => _ = (context.Claim($"{Folder}{stem}.svg"), context.Claim($"{Folder}{stem}.png"));

    /// <summary>The file that <c>image</c> names and the one beside it of the other kind; without <c>image</c>, those of the badge's own name.</summary>
    private static (SourceFile? Svg, SourceFile? Png) Art(LoadContext context, YamlFields fields, string slug, DiagnosticBag diagnostics)
    {
        var stem = slug;
        if (fields.Line("image") is { } image)
        {
            var named = image.Value;
            if (named.Contains('/', StringComparison.Ordinal) || !(named.EndsWith(".svg", StringComparison.Ordinal) || named.EndsWith(".png", StringComparison.Ordinal)))
            {
                fields.Refuse("image", image, "the name of an .svg or .png file beside the badge");
            }
            else if (context.Claim(Folder + named) is null)
            {
                diagnostics.Add(ContentDescriptors.NamedFileMissing, image.Location, "image", Folder + named);
                ClaimArt(context, slug);
                return (null, null);
            }
            else
            {
                stem = LoadContext.Stem(named);
            }
        }
        var (svg, png) = (context.Claim($"{Folder}{stem}.svg"), context.Claim($"{Folder}{stem}.png"));
        if (svg is null && png is null)
        {
            diagnostics.Add(ContentDescriptors.NoArt, fields.Location, slug);
        }
        BadgeArtCheck.CheckPair(slug, svg, png, diagnostics);
        return (PictureLoader.Read(svg, context.Pictures, diagnostics), PictureLoader.Read(png, context.Pictures, diagnostics));
    }

    private static BadgeDesign? Design(YamlFields fields, DiagnosticBag diagnostics)
    {
        if (fields.Fields("design") is not { } design)
        {
            return null;
        }
        var read = new BadgeDesign(design.Line("shape")?.Value, design.Line("palette")?.Value, design.Line("symbol")?.Value, design.Line("ring")?.Value);
        design.Finish();
        BadgeArtCheck.CheckDesign(read, part => design.Text(part)?.Location ?? design.Location, diagnostics);
        return read;
    }

    private static ImmutableArray<BadgeAlignment> Alignments(YamlFields fields)
    {
        var alignments = ImmutableArray.CreateBuilder<BadgeAlignment>();
        foreach (var item in fields.FieldsList("alignments"))
        {
            var name = item.RequiredLine("name");
            var url = item.RequiredLine("url");
            if (url is not null && !LinkRules.IsWeb(url.Value))
            {
                item.Refuse("url", url, "a web address");
            }
            var (framework, code, description, type) = (item.Line("framework"), item.Line("code"), item.Line("description"), item.Line("type"));
            item.Finish();
            if (name is not null && url is not null)
            {
                alignments.Add(new(name.Value, url.Value, framework?.Value, code?.Value, description?.Value, type?.Value));
            }
        }
        return alignments.ToImmutable();
    }

    [GeneratedRegex(@"^ext:[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ExtensionType();

    [GeneratedRegex(@"^P(?=[0-9])(?:[0-9]{1,3}Y)?(?:[0-9]{1,4}M)?(?:[0-9]{1,5}D)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
