using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>The catalogue: every code there is. Codes are append-only and never reused; each has a page in docs/diagnostics and a fixture site.</summary>
public static class Descriptors
{
    /// <summary>All, by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [
            .. ConfigDescriptors.All, .. DiskDescriptors.All, .. ContentDescriptors.All, .. PolicyDescriptors.All, .. CredentialDescriptors.All, .. StatusDescriptors.All,
            .. EndorsementDescriptors.All, .. ApprovalDescriptors.All,
            .. TemplateDescriptors.All, .. SiteDescriptors.All, .. InspectionDescriptors.All, .. ChangeDescriptors.All, .. DefinitionDescriptors.All,
            .. ImportDescriptors.All, .. WorthDescriptors.All, .. FrameworkDescriptors.All, .. PathwayDescriptors.All, .. SkillDescriptors.All, .. StackDescriptors.All,
            .. PeerDescriptors.All, .. SyncDescriptors.All, .. HostedDescriptors.All, .. TreatyDescriptors.All, .. AcrossDescriptors.All, .. MirrorDescriptors.All,
        ];
}
