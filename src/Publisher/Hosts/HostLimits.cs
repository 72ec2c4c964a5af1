using Publisher.Diagnostics;
using Publisher.Linking;

namespace Publisher.Hosts;

/// <summary>What a host cannot do for a site, said when the site is built and not found out by its readers.</summary>
public static class HostLimits
{
    /// <summary>Warns of what will not work.</summary>
    /// <param name="site">The site.</param>
    /// <param name="host">The host it is made for.</param>
    /// <param name="found">Where warnings go.</param>
    public static void Check(SiteModel site, IHost host, DiagnosticBag found)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(found);
        if (site.IsPortable || site.Config.Fediverse is not { } fediverse)
        {
            return;
        }
        if (host.GoesByNames)
        {
            found.Add(SiteDescriptors.HostGoesByNames, fediverse.Location, host.Name);
        }
        var address = new Uri(site.Config.BaseUrl);
        if (address.AbsolutePath != "/")
        {
            found.Add(SiteDescriptors.HandleOutOfReach, fediverse.Location, $"@{fediverse.Handle}@{address.Authority}", $"{address.GetLeftPart(UriPartial.Authority)}/.well-known/webfinger");
        }
    }
}
