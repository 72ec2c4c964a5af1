using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>One kind of output (pages, a feed, documents). The Render stage calls every format of <see cref="OutputFormats"/>; a format is pure.</summary>
public interface IOutputFormat
{
    /// <summary>A short name, for messages and tests.</summary>
    string Name { get; }

    /// <summary>The files of this format, in any order.</summary>
    IEnumerable<SiteFile> Render(SiteModel site, RenderContext context);
}
