using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.OpenBadges;

/// <summary>
/// The shapes of the 1EdTech JSON schema (Open Badges 3.0 §B, ob_v3p0_achievementcredential_schema.json) for every member a view has:
/// types are arrays, except those of Image and IdentityObject; lists are arrays and never empty; moments have a zone.
/// Members without a view are left to the closed-world reading of the whole document.
/// </summary>
internal static class CredentialReader
{
    public static OpenBadgeCredential ReadAward(SignedDocument document, ObjectShape root)
    {
        root.HasType("VerifiableCredential");
        if (!root.NamesType("OpenBadgeCredential") && !root.NamesType("AchievementCredential"))
        {
            root.Refuse("type", "type does not name OpenBadgeCredential");
        }
        return new OpenBadgeCredential
        {
            Document = document,
            Id = root.Text("id"),
            Name = root.OptionalText("name"),
            Issuer = ReadProfile(root.Object("issuer")),
            ValidFrom = root.XsdMoment("validFrom"),
            ValidUntil = root.OptionalXsdMoment("validUntil"),
            AwardedDate = root.OptionalXsdMoment("awardedDate"),
            CredentialSubject = ReadSubject(root.Object("credentialSubject")),
            Evidence = ImmutableArray.CreateRange(root.Objects("evidence"), ReadEvidence),
            HasStatus = root.Has("credentialStatus"),
            CredentialStatus = ReadStatus(root.OptionalObject("credentialStatus")),
            RelatedResource = ReadRelated(root),
        };
    }

    public static EndorsementCredential ReadEndorsement(JsonElement element, ObjectShape root)
    {
        root.HasType("VerifiableCredential");
        root.HasType("EndorsementCredential");
        var subject = root.Object("credentialSubject");
        subject.HasType("EndorsementSubject");
        return new EndorsementCredential
        {
            Json = element,
            Id = root.Text("id"),
            Name = root.Text("name"),
            Issuer = ReadProfile(root.Object("issuer")),
            ValidFrom = root.XsdMoment("validFrom"),
            ValidUntil = root.OptionalXsdMoment("validUntil"),
            SubjectId = subject.Text("id"),
            Comment = subject.OptionalText("endorsementComment"),
            RelatedResource = ReadRelated(root),
        };
    }

    private static Profile ReadProfile(ObjectShape profile)
    {
        profile.HasType("Profile");
        return new Profile(
            profile.Text("id"), profile.OptionalText("name"), profile.OptionalText("url"), profile.OptionalText("email"), profile.OptionalText("description"), ReadImage(profile));
    }

    private static string? ReadImage(ObjectShape owner)
    {
        if (owner.OptionalObject("image") is not { } image)
        {
            return null;
        }
        image.IsOfType("Image");
        return image.Text("id");
    }

    private static AchievementSubject ReadSubject(ObjectShape subject)
    {
        subject.HasType("AchievementSubject");
        var identifiers = subject.Objects("identifier");
        if (!subject.Has("id") && identifiers.IsEmpty)
        {
            subject.Refuse(null, "the holder has neither an id nor an identifier");
        }
        return new AchievementSubject(
            subject.OptionalText("id"), ImmutableArray.CreateRange(identifiers, ReadIdentity), subject.OptionalText("narrative"), ReadAchievement(subject.Object("achievement")));
    }

    private static IdentityObject ReadIdentity(ObjectShape identity)
    {
        identity.IsOfType("IdentityObject");
        return new IdentityObject(identity.Flag("hashed"), identity.Text("identityHash"), identity.Text("identityType"), identity.OptionalText("salt"));
    }

    private static Achievement ReadAchievement(ObjectShape achievement)
    {
        achievement.HasType("Achievement");
        var criteria = achievement.Object("criteria");
        if (!criteria.Has("id") && !criteria.Has("narrative"))
        {
            criteria.Refuse(null, "criteria has neither an id nor a narrative");
        }
        return new Achievement
        {
            Id = achievement.Text("id"),
            Name = achievement.Text("name"),
            Description = achievement.Text("description"),
            CriteriaNarrative = criteria.OptionalText("narrative"),
            CriteriaId = criteria.OptionalText("id"),
            AchievementType = achievement.OptionalText("achievementType"),
            Version = achievement.OptionalText("version"),
            ImageId = ReadImage(achievement),
            Tag = achievement.Texts("tag"),
            Alignment = ImmutableArray.CreateRange(achievement.Objects("alignment"), ReadAlignment),
        };
    }

    private static Alignment ReadAlignment(ObjectShape alignment)
    {
        alignment.HasType("Alignment");
        return new Alignment(
            alignment.Text("targetName"), alignment.Text("targetUrl"), alignment.OptionalText("targetFramework"),
            alignment.OptionalText("targetCode"), alignment.OptionalText("targetDescription"), alignment.OptionalText("targetType"));
    }

    private static Evidence ReadEvidence(ObjectShape evidence)
    {
        evidence.HasType("Evidence");
        return new Evidence(
            evidence.OptionalText("id"), evidence.OptionalText("name"), evidence.OptionalText("description"), evidence.OptionalText("narrative"),
            evidence.OptionalText("genre"), evidence.OptionalText("digestSRI"), evidence.OptionalText("mediaType"));
    }

    // Another kind of status is not read here; who verifies says that it was not checked.
    private static BitstringStatusListEntry? ReadStatus(ObjectShape? status)
    {
        if (status is null || status.Text("type") != "BitstringStatusListEntry")
        {
            return null;
        }
        var index = status.Text("statusListIndex");
        if (!int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number.ToString(CultureInfo.InvariantCulture) != index)
        {
            status.Refuse("statusListIndex", $"statusListIndex is '{index}'; expected a whole number in a text, such as \"42\"");
        }
        return new BitstringStatusListEntry(status.Text("id"), status.Text("statusPurpose"), number, status.Text("statusListCredential"));
    }

    // VC Data Model 2.0 §5.3 allows one object where there is only one.
    private static ImmutableArray<RelatedResource> ReadRelated(ObjectShape root)
    {
        if (root.Element.ValueKind == JsonValueKind.Object && root.Element.TryGetProperty("relatedResource", out var value) && value.ValueKind == JsonValueKind.Object)
        {
            return [ReadResource(root.Object("relatedResource"))];
        }
        return ImmutableArray.CreateRange(root.Objects("relatedResource"), ReadResource);
    }

    private static RelatedResource ReadResource(ObjectShape resource) =>
        new(resource.Text("id"), resource.OptionalText("digestSRI"), resource.OptionalText("mediaType"));
}
