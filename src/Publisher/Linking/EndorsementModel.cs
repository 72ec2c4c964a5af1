using Publisher.Content;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>A verified endorsement with its links resolved.</summary>
/// <param name="Verified">The endorsement.</param>
/// <param name="Page">The endorser's public page, when they are a member and have one.</param>
public sealed record EndorsementModel(VerifiedEndorsement Verified, Member? Page)
{
    /// <summary>Its id.</summary>
    public string Id => Verified.Source.Id;

    /// <summary>Adds everything that is shown of it.</summary>
    public ContentKeyBuilder AddTo(ContentKeyBuilder key) => key
        .Add(Id).Add(Digest.Of(Verified.Source.Document.Bytes.Span)).Add(Verified.MemberSubject).Add(Page?.Handle).Add(Page?.Name);
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
