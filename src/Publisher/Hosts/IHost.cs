using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Hosts;

/// <summary>A place sites are hosted: it only adds files (<c>.nojekyll</c>, header files) to a finished site.</summary>
public interface IHost
{
    /// <summary>Its name in <c>host:</c> and <c>--host</c>.</summary>
    string Name { get; }

    /// <summary>The most bytes a site may have there; null where nothing but room on the disk limits it.</summary>
    long? MostBytes => null;

    /// <summary>Whether it gives every file the type its name suggests, and nothing can be done about that.</summary>
    bool GoesByNames => false;

    /// <summary>The files it needs.</summary>
    IEnumerable<SiteFile> Files(SiteModel site);
}
