using Publisher.Content;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>A verified endorsement with its links resolved.</summary>
/// <param name="Verified">The endorsement.</param>
/// <param name="Page">The endorser's public page, when they are a member here and have one.</param>
public sealed record EndorsementModel(VerifiedEndorsement Verified, Member? Page)
{
    private const string NamePrefix = "Endorsement of ";

    /// <summary>Its id.</summary>
    public string Id => Verified.Source.Id;

    /// <summary>The partner under whose address it stands; null where that is ours.</summary>
    public PeerModel? From { get; init; }

    /// <summary>What the guild is called that something elsewhere is of: a partner's name, or an address. Null where it endorses what is ours.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>What something elsewhere is called: as whoever endorsed it wrote (<c>publisher endorse</c> writes "Endorsement of …").</summary>
    public string Of => Verified.Credential.Name is var name && name.StartsWith(NamePrefix, StringComparison.Ordinal) ? name[NamePrefix.Length..] : name;

    /// <summary>Adds everything that is shown of it.</summary>
    public ContentKeyBuilder AddTo(ContentKeyBuilder key) => key
        .Add(Id).Add(Digest.Of(Verified.Source.Document.Bytes.Span)).Add(Verified.MemberSubject).Add(Page?.Handle).Add(Page?.Name).Add(From?.Title).Add(Elsewhere);
}

/// <summary>All endorsements of one thing.</summary>
/// <param name="Given">Those that are published, oldest first.</param>
/// <param name="Withdrawn">Those that were withdrawn.</param>
public sealed record EndorsementsOfOne(IReadOnlyList<EndorsementModel> Given, IReadOnlyList<WithdrawnEndorsement> Withdrawn)
{
    /// <summary>No endorsements.</summary>
    public static EndorsementsOfOne None { get; } = new([], []);

    /// <summary>Adds everything that is shown of them.</summary>
    public void AddTo(ContentKeyBuilder key)
    {
        foreach (var endorsement in Given)
        {
            endorsement.AddTo(key);
        }
        foreach (var endorsement in Withdrawn)
        {
            key.Add(endorsement.Id).Add(endorsement.Decision.Decision.Date);
        }
    }
}
