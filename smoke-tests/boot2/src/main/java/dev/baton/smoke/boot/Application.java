// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.boot;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Calls the parameter {@code url} and answers what that answers. */
@SpringBootApplication
@RestController
public class Application implements WebMvcConfigurer {
    private final RestTemplate template = new RestTemplate();

    @Value("${page.origin:http://localhost}")
    private String pages;

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @GetMapping("/")
    String ready() {
        return "ready";
    }

    @Override
    public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping("/registered/**")
                .allowedOrigins(pages)
                .allowedHeaders("Content-Type")
                .allowCredentials(true);
    }

    @RequestMapping(
            path = "/registered/call",
            method = {RequestMethod.GET, RequestMethod.POST})
    String registered(@RequestParam("url") URI url) {
        return call(url);
    }

    @CrossOrigin(
            origins = "${page.origin:http://localhost}",
            allowedHeaders = "Content-Type",
            allowCredentials = "true")
    @RequestMapping(
            path = "/call",
            method = {RequestMethod.GET, RequestMethod.POST})
    String call(@RequestParam("url") URI url) {
        return template.getForObject(url, String.class);
    }
}
