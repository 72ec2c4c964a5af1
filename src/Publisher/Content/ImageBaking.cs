namespace Publisher.Content;

/// <summary><c>images.baking</c> in site.config.yml: who makes the pictures that carry an award inside.</summary>
public enum ImageBaking
{
    /// <summary>Nobody: the site has none, and a holder makes theirs with <c>publisher bake</c>. A picture weighs as much as the rest of an award's files three times over.</summary>
    Off,
    /// <summary>The reader's browser, of the picture and the signed award: the site has none.</summary>
    InBrowser,
    /// <summary>The build: every award in force has them under <c>/baked/</c>.</summary>
    Hosted,
}
