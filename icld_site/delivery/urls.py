"""The addresses for machines, and the root, which leads on. `/sitemap.xml` is the shell's: it knows the rooms."""

from django.urls import path

from icld_site.delivery import machines

urlpatterns = [
    path("", machines.root, name="root"),
    path("healthz", machines.healthz, name="healthz"),
    path("readyz", machines.readyz, name="readyz"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
]
