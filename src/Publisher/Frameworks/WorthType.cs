using System.Collections.Immutable;
using Publisher.Sites;

namespace Publisher.Frameworks;

/// <summary>A kind of fact about a badge that Open Badges has no term for. It is carried by an alignment of its own <c>ext:</c> type; the type and its addresses are signed, so neither ever changes.</summary>
/// <param name="Key">The front matter's key.</param>
/// <param name="TargetType">The alignment's targetType.</param>
/// <param name="Anchor">Its place on the page <c>/frameworks/</c>.</param>
/// <param name="Kinds">The words the program knows for it; each has a place of its own on that page.</param>
public sealed record WorthType(string Key, string TargetType, string Anchor, ImmutableArray<string> Kinds)
{
    /// <summary>The key of what the page says about it.</summary>
    public string WordsKey => "frameworks." + Anchor.Replace('-', '_');

    /// <summary>The place of the type, or of one of its words.</summary>
    public string Place(string? kind) => kind is not null && Kinds.Contains(kind) ? $"{Anchor}-{kind}" : Anchor;

    /// <summary>The address of the type, or of one of its words, on the site's own page.</summary>
    public string Address(string baseUrl, string? kind = null) => $"{SitePaths.Absolute(baseUrl, SitePaths.Frameworks)}#{Place(kind)}";

    /// <summary>The key of what a word is called.</summary>
    public static string KindKey(string kind) => "worth_kinds." + kind.Replace('-', '_');
}

/// <summary>The table of these types; append-only.</summary>
public static class WorthTypes
{
    /// <summary>What its holder can do.</summary>
    public static WorthType Outcome { get; } = new("outcomes", "ext:LearningOutcome", "learning-outcome", []);
    /// <summary>A level of a qualifications framework.</summary>
    public static WorthType Level { get; } = new("level", "ext:QualificationLevel", "qualification-level", []);
    /// <summary>The unit of creditsAvailable.</summary>
    public static WorthType CreditUnit { get; } = new("credits", "ext:CreditUnit", "credit-unit", []);
    /// <summary>What one credit stands for.</summary>
    public static WorthType CreditConversion { get; } = new("credits", "ext:CreditConversion", "credit-conversion", []);
    /// <summary>How many hours it takes.</summary>
    public static WorthType Workload { get; } = new("workload", "ext:NotionalWorkload", "notional-workload", []);
    /// <summary>How it is assessed.</summary>
    public static WorthType Assessment { get; } = new("assessment", "ext:AssessmentType", "assessment-type", ["practical", "oral", "written", "portfolio", "project", "observation", "peer"]);
    /// <summary>How one takes part.</summary>
    public static WorthType Participation { get; } = new("participation", "ext:ParticipationForm", "participation-form", ["onsite", "online", "blended", "at-work"]);
    /// <summary>Who watches, and how it is known whom.</summary>
    public static WorthType Supervision { get; } =
        new("supervision", "ext:SupervisionAndIdentity", "supervision-and-identity", ["unsupervised", "supervised", "identified-online", "identified-onsite"]);
    /// <summary>What its quality rests on.</summary>
    public static WorthType Quality { get; } = new("qualityAssurance", "ext:QualityAssurance", "quality-assurance", ["internal", "peer-review", "external-review", "accreditation"]);
    /// <summary>When it is looked at again.</summary>
    public static WorthType Review { get; } = new("review", "ext:ReviewPeriod", "review-period", []);
    /// <summary>A field of a classification.</summary>
    public static WorthType Field { get; } = new("fieldOfStudy", "ext:FieldOfStudy", "field-of-study", []);
    /// <summary>A badge to hold first.</summary>
    public static WorthType Prerequisite { get; } = new("requires", "ext:Prerequisite", "prerequisite", []);
    /// <summary>A pathway it is part of.</summary>
    public static WorthType Pathway { get; } = new("", "ext:PartOfPathway", "part-of-pathway", []);
    /// <summary>A profile it says it meets.</summary>
    public static WorthType Profile { get; } = new("profile", "ext:Profile", "profile", []);

    /// <summary>A skill of the guild's own, described at its address as a Rich Skill Descriptor.</summary>
    public static WorthType Skill { get; } = new("skills", "ext:RichSkillDescriptor", "rich-skill-descriptor", []);

    /// <summary>All, in the order they are written and shown.</summary>
    public static ImmutableArray<WorthType> All { get; } =
        [Outcome, Level, CreditUnit, CreditConversion, Workload, Assessment, Participation, Supervision, Quality, Review, Field, Prerequisite, Pathway, Profile, Skill];

    /// <summary>The type of an alignment; null for a skill of a framework or anything else.</summary>
    public static WorthType? OfTarget(string? targetType) => All.FirstOrDefault(t => t.TargetType == targetType);
}

/// <summary>A unit of credits the program knows.</summary>
/// <param name="Code">Its short name.</param>
/// <param name="Url">The public vocabulary's address for it; null where there is none that stays.</param>
/// <param name="WordsKey">The key of what it is called.</param>
public sealed record CreditUnit(string Code, string? Url, string WordsKey)
{
    /// <summary>European credits: the concept of the Publications Office's list of education credits.</summary>
    public static CreditUnit Ects { get; } = new("ECTS", "http://data.europa.eu/snb/education-credit/6fcec5c5af", "worth_kinds.ects");
    /// <summary>Credits of the New Zealand Qualifications and Credentials Framework.</summary>
    public static CreditUnit Nzqcf { get; } = new("NZQCF", null, "worth_kinds.nzqcf");

    /// <summary>All of them.</summary>
    public static ImmutableArray<CreditUnit> All { get; } = [Ects, Nzqcf];

    /// <summary>Finds one by its short name.</summary>
    public static CreditUnit? Find(string code) => All.FirstOrDefault(u => u.Code == code);
}
