using Publisher.Content;

namespace Publisher.Authoring;

/// <summary>Writes a treaty as what it is, an endorsement in the guild's own name (docs/formats.md, "A treaty"); <see cref="SignedText"/> adds the proofs.</summary>
public static class TreatyWriter
{
    /// <summary>The unsigned treaty.</summary>
    public static JsonText Write(SiteConfig config, TreatyDraft draft) => GuildEndorsementWriter.Write(config, new()
    {
        Id = draft.Id,
        Name = $"Recognition of {draft.Of}",
        Subject = draft.Recognised,
        CountsAs = draft.CountsAs,
        Authority = draft.Authority,
        Comment = draft.Terms.ToComment(),
        ValidFrom = draft.ValidFrom,
        ValidUntil = draft.ValidUntil,
    });
}
