using System.Globalization;
using static Publisher.Probes.Tests.OpenBadges3.Values;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>1EdTech's JSON schemas of Open Badges 3.0 as shapes: what is required, what is an array, which types are texts, which words are allowed.</summary>
internal static class Shapes
{
    private static readonly string[] AchievementTypes =
    [
        "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree", "Award", "Badge", "BachelorDegree", "Certificate", "CertificateOfCompletion", "Certification",
        "CommunityService", "Competency", "Course", "CoCurricular", "Degree", "Diploma", "DoctoralDegree", "Fieldwork", "GeneralEducationDevelopment", "JourneymanCertificate", "LearningProgram",
        "License", "Membership", "ProfessionalDoctorate", "QualityAssuranceCredential", "MasterCertificate", "MasterDegree", "MicroCredential", "ResearchDoctorate", "SecondarySchoolDiploma",
    ];

    private static readonly string[] IdentityTypes =
    [
        "name", "sourcedId", "systemId", "productId", "userName", "accountId", "emailAddress", "nationalIdentityNumber", "isbn", "issn", "lisSourcedId", "oneRosterSourcedId", "sisSourcedId",
        "ltiContextId", "ltiDeploymentId", "ltiToolId", "ltiPlatformId", "ltiUserId", "identifier",
    ];

    private static readonly Shape Image = new(["id", "type"], new() { ["id"] = Address, ["type"] = Word(false, "Image"), ["caption"] = Words }, isClosed: true);
    private static readonly Shape Criteria = new([], new() { ["id"] = Address, ["narrative"] = Words });
    private static readonly Shape IdentityObject = new(["type", "hashed", "identityHash", "identityType"], new() { ["type"] = Word(false, "IdentityObject"), ["hashed"] = Flag, ["identityHash"] = Words, ["identityType"] = Word(true, IdentityTypes), ["salt"] = Words }, isClosed: true);
    private static readonly Shape IdentifierEntry = new(["type", "identifier", "identifierType"], new() { ["type"] = Word(false, "IdentifierEntry"), ["identifier"] = Words, ["identifierType"] = Word(true, IdentityTypes) }, isClosed: true);
    private static readonly Shape Alignment = new(["type", "targetName", "targetUrl"], new() { ["type"] = Types("Alignment"), ["targetName"] = Words, ["targetUrl"] = Address, ["targetCode"] = Words, ["targetDescription"] = Words, ["targetFramework"] = Words, ["targetType"] = Word(true, "ceasn:Competency", "ceterms:Credential", "CFItem", "CFRubric", "CFRubricCriterion", "CFRubricCriterionLevel", "CTDL") });
    private static readonly Shape Evidence = new(["type"], new() { ["id"] = Address, ["type"] = Types("Evidence"), ["narrative"] = Words, ["name"] = Words, ["description"] = Words, ["genre"] = Words, ["audience"] = Words });
    private static readonly Shape AddressShape = new(["type"], new() { ["type"] = Types("Address") });
    private static readonly Shape Result = new(["type"], new() { ["type"] = Types("Result"), ["achievedLevel"] = Address, ["alignment"] = Many(Like(() => Alignment)), ["resultDescription"] = Address, ["status"] = Word(false, "Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew"), ["value"] = Words });
    private static readonly Shape Level = new(["id", "type", "name"], new() { ["id"] = Address, ["type"] = Types("RubricCriterionLevel"), ["name"] = Words, ["alignment"] = Many(Like(() => Alignment)), ["description"] = Words, ["level"] = Words, ["points"] = Words });
    private static readonly Shape ResultDescription = new(["id", "type", "name", "resultType"], new()
    {
        ["id"] = Address,
        ["type"] = Types("ResultDescription"),
        ["name"] = Words,
        ["alignment"] = Many(Like(() => Alignment)),
        ["allowedValue"] = Many(Words),
        ["requiredLevel"] = Address,
        ["requiredValue"] = Words,
        ["rubricCriterionLevel"] = Many(Like(() => Level)),
        ["valueMax"] = Words,
        ["valueMin"] = Words,
        ["resultType"] = Word(true, "GradePointAverage", "LetterGrade", "Percent", "PerformanceLevel", "PredictedScore", "RawScore", "Result", "RubricCriterion", "RubricCriterionLevel", "RubricScore", "ScaledScore", "Status"),
    });

    private static readonly Shape Profile = new(["id", "type"], new()
    {
        ["id"] = Address,
        ["type"] = Types("Profile"),
        ["name"] = Words,
        ["url"] = Address,
        ["phone"] = Words,
        ["description"] = Words,
        ["image"] = Like(() => Image),
        ["email"] = Words,
        ["official"] = Words,
        ["address"] = Like(() => AddressShape),
        ["otherIdentifier"] = Many(Like(() => IdentifierEntry)),
        ["parentOrg"] = Like(() => Profile!),
        ["endorsement"] = Many(Like(() => Endorsement!)),
        ["endorsementJwt"] = Many(Words),
        ["dateOfBirth"] = Words,
    });

    private static readonly Shape Endorsement = Credential("EndorsementCredential", ["name"], new(["id", "type"], new() { ["id"] = Address, ["type"] = Types("EndorsementSubject"), ["endorsementComment"] = Words }), isVersion1: false);

    private static readonly Shape Subject = new(["type", "achievement"], new()
    {
        ["id"] = Address,
        ["type"] = Types("AchievementSubject"),
        ["activityStartDate"] = Instant,
        ["activityEndDate"] = Instant,
        ["creditsEarned"] = Number,
        ["achievement"] = Like(() => Achievement!),
        ["identifier"] = Many(Like(() => IdentityObject)),
        ["image"] = Like(() => Image),
        ["licenseNumber"] = Words,
        ["narrative"] = Words,
        ["result"] = Many(Like(() => Result)),
        ["role"] = Words,
        ["source"] = Like(() => Profile),
        ["term"] = Words,
    });

    /// <summary>The shape of an achievement, as it stands in an award or by itself.</summary>
    public static Shape Achievement { get; } = new(["id", "type", "criteria", "description", "name"], new()
    {
        ["id"] = Address,
        ["type"] = Types("Achievement"),
        ["alignment"] = Many(Like(() => Alignment)),
        ["achievementType"] = Word(true, AchievementTypes),
        ["creator"] = Like(() => Profile),
        ["creditsAvailable"] = Number,
        ["criteria"] = Like(() => Criteria),
        ["description"] = Words,
        ["endorsement"] = Many(Like(() => Endorsement)),
        ["endorsementJwt"] = Many(Words),
        ["fieldOfStudy"] = Words,
        ["humanCode"] = Words,
        ["image"] = Like(() => Image),
        ["inLanguage"] = Language,
        ["name"] = Words,
        ["otherIdentifier"] = Many(Like(() => IdentifierEntry)),
        ["resultDescription"] = Many(Like(() => ResultDescription)),
        ["specialization"] = Words,
        ["tag"] = Many(Words),
        ["version"] = Words,
    });

    /// <summary>The shape of a credential of its kind and version.</summary>
    public static Shape Of(Credential credential) => credential.Kind == CredentialKind.Endorsement
        ? Credential("EndorsementCredential", ["name"], new(["id", "type"], new() { ["id"] = Address, ["type"] = Types("EndorsementSubject"), ["endorsementComment"] = Words }), credential.IsVersion1)
        : Credential("OpenBadgeCredential", [], Subject, credential.IsVersion1);

    /// <summary>A date and time with a zone; null for any other text.</summary>
    public static DateTimeOffset? Moment(string text) =>
        (text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':')) && text.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    private static Shape Credential(string type, string[] further, Shape subject, bool isVersion1)
    {
        var (from, until) = isVersion1 ? ("issuanceDate", "expirationDate") : ("validFrom", "validUntil");
        var typed = new Shape(["id", "type"], new() { ["id"] = Address, ["type"] = Words });
        return new(["@context", "id", "type", "credentialSubject", "issuer", from, .. further], new()
        {
            ["@context"] = Many(Address, 1),
            ["id"] = Address,
            ["type"] = type == "OpenBadgeCredential" ? Types("OpenBadgeCredential", "AchievementCredential") : Types(type),
            ["name"] = Words,
            ["description"] = Words,
            ["credentialSubject"] = Like(() => subject),
            ["issuer"] = Like(() => Profile),
            [from] = Instant,
            [until] = Instant,
            ["awardedDate"] = Instant,
            ["image"] = Like(() => Image),
            ["evidence"] = Many(Like(() => Evidence)),
            ["endorsement"] = Many(Like(() => Endorsement)),
            ["endorsementJwt"] = Many(Words),
            ["credentialSchema"] = Many(Like(() => typed)),
            ["credentialStatus"] = Like(() => typed),
            ["refreshService"] = Like(() => typed),
            ["termsOfUse"] = Many(Like(() => new(["type"], []))),
            ["proof"] = Many(Like(() => new(["type"], new() { ["type"] = Words, ["created"] = Instant, ["proofPurpose"] = Words, ["verificationMethod"] = Address }))),
        });
    }
}
