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
        .Add(Id).Add(Digest.Of(Verified.Source.Document.Bytes.Span)).Add(Verified.MemberSubject).Add(Page?.Handle).Add(Page?.Name)
        .Add(Verified.Withdrawal?.Date).Add(Verified.Withdrawal?.Reason);
}
