using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Verification;

/// <summary>
/// What the addresses in an endorsement in a guild's own name say: its own is <c>&lt;base&gt;/endorsements/&lt;id&gt;.json</c>; what it endorses is an achievement, of the guild's own
/// (then it approves it) or of somebody else's (then it is a treaty, and may name the own one that it counts as).
/// </summary>
/// <param name="BaseUrl">The guild's base.</param>
/// <param name="Id">Its id.</param>
/// <param name="Slug">The guild's badge that it approves a version of; null for a treaty.</param>
/// <param name="CountsAs">For a treaty, the achievement of the guild's that the other counts as; null when it names none.</param>
internal sealed record GuildEndorsementAddresses(string BaseUrl, string Id, string? Slug, string? CountsAs)
{
    /// <summary>Reads the addresses; otherwise says which is wrong.</summary>
    public static GuildEndorsementAddresses? Read(EndorsementCredential endorsement, IssuerBase issuer, out string? problem)
    {
        if (endorsement.Issuer.Id != issuer.Issuer || EndorsementFormat.BaseOf(endorsement.Id) is not { } named || issuer.Find(named) is not { } baseUrl)
        {
            problem = $"its address {endorsement.Id} is not one of {issuer.Issuer}";
            return null;
        }
        var isOwn = IssuerAddresses.TryReadBadge(baseUrl, endorsement.SubjectId, out var slug, out _);
        if (!isOwn && endorsement.SubjectId.StartsWith(baseUrl + "/", StringComparison.Ordinal))
        {
            problem = $"it endorses {endorsement.SubjectId}; a guild endorses versions of badges, its own or others'";
            return null;
        }
        var further = endorsement.RelatedResource.Where(r => r.Id != endorsement.SubjectId && !r.Id.StartsWith(baseUrl + "/authority/", StringComparison.Ordinal)).ToList();
        if (further.Count > (isOwn ? 0 : 1) || further.Any(r => !IssuerAddresses.TryReadBadge(baseUrl, r.Id, out _, out _)))
        {
            problem = $"it also pins {further[0].Id}, which says nothing here";
            return null;
        }
        if (endorsement.RelatedResource.Count(r => r.Id == endorsement.SubjectId) != 1)
        {
            problem = $"it has to pin {endorsement.SubjectId}, once";
            return null;
        }
        problem = null;
        var file = endorsement.Id[(named.Length + "/endorsements/".Length)..];
        return new(baseUrl, file[..^".json".Length], isOwn ? slug : null, further.FirstOrDefault()?.Id);
    }
}
